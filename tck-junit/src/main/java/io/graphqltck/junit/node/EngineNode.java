package io.graphqltck.junit.node;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** The root. */
public final class EngineNode extends EngineDescriptor {

    public EngineNode(UniqueId uniqueId) {
        super(uniqueId, "GraphQL Subscription TCK");
    }

    public List<SuiteNode> suites() {
        return getChildren().stream()
                .filter(SuiteNode.class::isInstance)
                .map(SuiteNode.class::cast)
                .toList();
    }

    /** What makes no sense whatever the suite is. */
    public List<ProblemNode> problems() {
        return ProblemNode.of(this);
    }
}
