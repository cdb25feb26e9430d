package io.graphqltck.junit.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** One annotated class. */
public final class SuiteNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "class";

    private final Class<?> type;
    private @Nullable Judging judging;

    public SuiteNode(UniqueId parent, Class<?> type) {
        super(parent.append(SEGMENT, type.getName()), type.getSimpleName(), ClassSource.from(type));
        this.type = type;
    }

    public Class<?> testClass() {
        return type;
    }

    /** What Surefire calls the class. */
    @Override
    public String getLegacyReportingName() {
        return type.getName();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    public void judgedBy(Judging how) {
        judging = how;
    }

    /** How its scenarios are judged, or null where there are none. */
    public @Nullable Judging judging() {
        return judging;
    }

    /** The protocols that are left after the launcher's own filters. */
    public List<ProtocolNode> protocols() {
        return getChildren().stream()
                .filter(ProtocolNode.class::isInstance)
                .map(ProtocolNode.class::cast)
                .toList();
    }

    /** What makes no sense, and is a failing test therefore. */
    public List<ProblemNode> problems() {
        return getChildren().stream()
                .filter(ProblemNode.class::isInstance)
                .map(ProblemNode.class::cast)
                .toList();
    }
}
