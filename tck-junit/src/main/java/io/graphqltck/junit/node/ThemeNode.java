package io.graphqltck.junit.node;

import io.graphqltck.junit.surefire.Buckets;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A theme of a protocol in a suite. */
public final class ThemeNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "theme";

    private final Class<?> testClass;

    public ThemeNode(UniqueId parent, String theme, Class<?> testClass) {
        super(parent.append(SEGMENT, theme), Buckets.displayName(theme, testClass));
        this.testClass = testClass;
    }

    /** Older Surefires take the parent's name for the class of a test. */
    @Override
    public String getLegacyReportingName() {
        return testClass.getName();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
