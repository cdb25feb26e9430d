package io.graphqltck.junit.discovery;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.RequirementsOf;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;

/** The tags of a scenario: its protocol, its theme, and the levels of the requirements that bind the subject. */
final class Tags {

    private Tags() {}

    static Set<TestTag> of(Protocol protocol, Scenario scenario, Role subject) {
        Set<TestTag> tags = new LinkedHashSet<>();
        add(tags, protocol.name());
        add(tags, scenario.theme());
        for (String id : RequirementsOf.scenario(scenario)) {
            @Nullable Requirement requirement = protocol.requirements().get(id);
            if (requirement != null && requirement.roles().contains(subject)) {
                add(tags, requirement.level().name().toLowerCase(Locale.ROOT));
            }
        }
        return tags;
    }

    private static void add(Set<TestTag> tags, String name) {
        if (TestTag.isValid(name)) {
            tags.add(TestTag.create(name));
        }
    }
}
