package io.graphqltck.junit.node;

import io.graphqltck.core.model.Scenario;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** One scenario with the subject of its class. */
public final class ScenarioNode extends AbstractTestDescriptor {

    public static final String SEGMENT = "scenario";

    private final Scenario scenario;
    private final Set<TestTag> tags;

    public ScenarioNode(UniqueId parent, Scenario scenario, TestSource source, Set<TestTag> tags) {
        // The id comes first, because launchers that cut names or compare them must not take two scenarios for one.
        super(parent.append(SEGMENT, scenario.id()), scenario.id() + ": " + scenario.title(), source);
        this.scenario = scenario;
        this.tags = Set.copyOf(tags);
    }

    public Scenario scenario() {
        return scenario;
    }

    /** Only the id, which stays the same when a title is reworded: histories of builds go by this name. */
    @Override
    public String getLegacyReportingName() {
        return scenario.id();
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
