package io.graphqltck.core.coverage;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.RequirementsOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which requirements of one protocol are tested, for subjects of one role.
 *
 * @param entries one per requirement that binds the role
 */
public record Coverage(Protocol protocol, Role role, List<Entry> entries) {

    public Coverage {
        entries = List.copyOf(entries);
    }

    /** One requirement with the ids of the scenarios that test it. */
    public record Entry(Requirement requirement, List<String> scenarios) {
        public Entry {
            scenarios = List.copyOf(scenarios);
        }

        /** By what it is tested. */
        public State state() {
            if (!scenarios.isEmpty()) {
                return State.SCENARIOS;
            }
            if (requirement.rule()) {
                return State.RULE;
            }
            return requirement.excluded() != null ? State.EXCLUDED : State.UNMAPPED;
        }
    }

    /** By what a requirement is tested. */
    public enum State {
        SCENARIOS,
        /** By the rules of the protocol, on every transcript. */
        RULE,
        /** By nothing, for a reason that is written down. */
        EXCLUDED,
        /** By nothing, and nobody says why. */
        UNMAPPED
    }

    /** Of these scenarios, which are the protocol's or a selection of them. */
    public static Coverage of(Protocol protocol, Role role, Collection<Scenario> scenarios) {
        Map<String, List<String>> testedBy = new HashMap<>();
        for (Scenario scenario : scenarios) {
            if (scenario.protocol().equals(protocol.name()) && scenario.roles().contains(role)) {
                RequirementsOf.scenario(scenario)
                        .forEach(id -> testedBy.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(scenario.id()));
            }
        }
        return new Coverage(
                protocol,
                role,
                protocol.requirements().values().stream()
                        .filter(requirement -> requirement.roles().contains(role))
                        .map(requirement -> new Entry(requirement, testedBy.getOrDefault(requirement.id(), List.of())))
                        .toList());
    }

    /** How many requirements of this level are in this state. */
    public long count(Level level, State state) {
        return entries.stream()
                .filter(entry -> entry.requirement().level() == level && entry.state() == state)
                .count();
    }

    /** The requirements of this level that nothing tests and nobody excluded. */
    public List<Requirement> unmapped(Level level) {
        return entries.stream()
                .filter(entry -> entry.requirement().level() == level && entry.state() == State.UNMAPPED)
                .map(Entry::requirement)
                .toList();
    }
}
