package io.graphqltck.junit.node;

import io.graphqltck.junit.settings.Suite;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** One annotated class. */
public final class SuiteNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "class";

    private final Class<?> type;
    private @Nullable Suite suite;

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

    public void plays(Suite what) {
        suite = what;
    }

    /** What is played, and how it is judged; or null where that makes no sense. */
    public @Nullable Suite suite() {
        return suite;
    }

    /** Why the parameters of the run leave nothing of it though they leave something of another one; or null. */
    public @Nullable String emptied() {
        return suite == null || !getChildren().isEmpty() ? null : suite.emptied();
    }

    /** A launcher prunes containers without tests; one that is skipped must be reported. */
    @Override
    public boolean mayRegisterTests() {
        return emptied() != null;
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
        return ProblemNode.of(this);
    }
}
