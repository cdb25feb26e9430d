package io.graphqltck.core.model;

import java.util.List;
import java.util.Map;

/**
 * A named part of a protocol's scenarios, small enough to be played after each change.
 *
 * @param name the word of {@code --tier}
 * @param scenarios ids by the role of the subject
 */
public record Tier(String name, Map<Role, List<String>> scenarios) {

    public Tier {
        scenarios = Map.copyOf(scenarios);
    }

    /** Whether it has this scenario for subjects of this role. */
    public boolean has(Scenario scenario, Role role) {
        return scenarios.getOrDefault(role, List.of()).contains(scenario.id());
    }
}
