package io.graphqltck.runner.output;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.RequirementsOf;
import java.util.ArrayList;
import java.util.List;

/**
 * A requirement of one protocol, with the scenarios that test it.
 *
 * @param scenarios in the order of the catalog; empty where only a rule checks it, or nothing
 */
public record Demand(Protocol protocol, Requirement requirement, List<Scenario> scenarios) {

    public Demand {
        scenarios = List.copyOf(scenarios);
    }

    /** Those of these ids, whatever the case of their letters: one for each protocol that has the requirement. */
    public static List<Demand> of(Catalog catalog, List<String> ids) {
        List<Demand> demands = new ArrayList<>();
        for (String id : ids) {
            for (Protocol protocol : catalog.protocols()) {
                protocol.requirements().values().stream()
                        .filter(requirement -> requirement.id().equalsIgnoreCase(id))
                        .map(requirement -> new Demand(protocol, requirement, testing(protocol, requirement)))
                        .forEach(demands::add);
            }
        }
        return demands;
    }

    public static boolean isRequirement(Catalog catalog, String id) {
        return catalog.protocols().stream()
                .flatMap(protocol -> protocol.requirements().keySet().stream())
                .anyMatch(id::equalsIgnoreCase);
    }

    private static List<Scenario> testing(Protocol protocol, Requirement requirement) {
        return protocol.scenarios().stream()
                .filter(scenario -> RequirementsOf.scenario(scenario).contains(requirement.id()))
                .toList();
    }
}
