package io.graphqltck.junit.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A test that fails, because what was asked for makes no sense: the build must not be green over it. */
public final class ProblemNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "problem";

    private final String problem;

    /** One for its parent. */
    public ProblemNode(UniqueId parent, String problem, @Nullable TestSource source) {
        super(parent.append(SEGMENT, "configuration"), "configuration", source);
        this.problem = problem;
    }

    static List<ProblemNode> of(TestDescriptor parent) {
        return parent.getChildren().stream()
                .filter(ProblemNode.class::isInstance)
                .map(ProblemNode.class::cast)
                .toList();
    }

    /** What is wrong, and what to do. */
    public String problem() {
        return problem;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
