package io.graphqltck.junit.node;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A theme of a protocol. */
public final class ThemeNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "theme";

    public ThemeNode(UniqueId parent, String theme) {
        super(parent.append(SEGMENT, theme), theme);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
