package io.graphqltck.selftest;

import io.graphqltck.core.model.Capability;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Plan;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.UsedOperations;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is played with a subject that has all capabilities but these. */
final class Lacking {

    private final Protocol protocol;
    private final Role role;
    private final Set<String> lacks;
    private final Plan plan;

    Lacking(Protocol protocol, Role role, Set<String> lacks) {
        this.protocol = protocol;
        this.role = role;
        this.lacks = Set.copyOf(lacks);
        Set<String> has = protocol.capabilities().stream()
                .filter(capability -> capability.role() == role)
                .map(Capability::word)
                .filter(word -> !lacks.contains(word))
                .collect(Collectors.toSet());
        plan = new Plan(protocol, new SubjectInfo("", "", "", role, has, true, Map.of(), Map.of()));
    }

    /** The named operations, where some stand in for those that it lacks. */
    Map<String, Operation> operations() {
        return plan.operations();
    }

    /** Whether the scenario needs none of what it lacks. */
    boolean allows(Scenario scenario) {
        return Collections.disjoint(plan.needs(scenario), lacks);
    }

    /** Whether the scenario uses an operation that another one stands in for. */
    boolean replaces(Scenario scenario) {
        return UsedOperations.of(scenario, role).stream()
                .anyMatch(name -> !Objects.equals(
                        plan.operations().get(name), protocol.operations().get(name)));
    }
}
