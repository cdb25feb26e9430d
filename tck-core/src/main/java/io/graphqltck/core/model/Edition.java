package io.graphqltck.core.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a release judged of one protocol, and how: the scenarios and the levels that a run may be pinned to.
 *
 * @param scenarios ids as they were
 * @param requirements their grades, by id
 */
public record Edition(int number, Set<String> scenarios, Map<String, Grade> requirements) {

    public Edition {
        scenarios = Set.copyOf(scenarios);
        requirements = Map.copyOf(requirements);
    }

    /** How much a requirement weighed. */
    public record Grade(Level level, Judgement judgement) {

        static Grade of(Requirement requirement) {
            return new Grade(requirement.level(), requirement.judgement());
        }
    }

    /** What this protocol judges now. */
    public static Edition now(int number, Protocol protocol) {
        Map<String, Grade> grades = new LinkedHashMap<>();
        protocol.requirements().forEach((id, requirement) -> grades.put(id, Grade.of(requirement)));
        return new Edition(
                number,
                protocol.scenarios().stream().map(Scenario::id).collect(Collectors.toUnmodifiableSet()),
                grades);
    }

    /** Whether it has this scenario, under the id of today or an earlier one. */
    public boolean has(Scenario scenario) {
        return scenario.names().anyMatch(scenarios::contains);
    }

    /** Whether the requirement weighs now what it weighed then. */
    public boolean grades(Requirement requirement) {
        return Grade.of(requirement).equals(requirements.get(requirement.id()));
    }

    /** The requirement as it was judged then. One that is newer is only observed. */
    Requirement graded(Requirement requirement) {
        @Nullable Grade grade = requirements.get(requirement.id());
        return grade == null
                ? requirement.judged(requirement.level(), Judgement.OBSERVE)
                : requirement.judged(grade.level(), grade.judgement());
    }

    /** The ids of scenarios that no scenario of these has any more. */
    public List<String> missing(List<Scenario> now) {
        Set<String> names = now.stream().flatMap(Scenario::names).collect(Collectors.toUnmodifiableSet());
        return scenarios.stream().filter(id -> !names.contains(id)).sorted().toList();
    }
}
