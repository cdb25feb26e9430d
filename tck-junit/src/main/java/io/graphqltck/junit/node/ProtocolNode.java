package io.graphqltck.junit.node;

import io.graphqltck.core.model.Protocol;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A protocol of a suite. */
public final class ProtocolNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "protocol";

    private final Protocol protocol;

    public ProtocolNode(UniqueId parent, Protocol protocol) {
        super(parent.append(SEGMENT, protocol.name()), protocol.name());
        this.protocol = protocol;
    }

    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    /** The scenarios that are left after the launcher's own filters. */
    public List<ScenarioNode> scenarios() {
        return getDescendants().stream()
                .filter(ScenarioNode.class::isInstance)
                .map(ScenarioNode.class::cast)
                .toList();
    }
}
