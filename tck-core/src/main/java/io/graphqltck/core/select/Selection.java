package io.graphqltck.core.select;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Tier;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that filters ask for.
 *
 * @param scenarios in the order of the catalog
 * @param slow those that are left out only because they are slow
 * @param proofs others that have to be played too, because what is selected builds on them, but that somebody else reports
 */
public record Selection(List<Scenario> scenarios, List<Scenario> slow, List<Scenario> proofs) {

    public Selection {
        scenarios = List.copyOf(scenarios);
        slow = List.copyOf(slow);
        proofs = List.copyOf(proofs);
    }

    private Selection(List<Scenario> scenarios, List<Scenario> slow) {
        this(scenarios, slow, List.of());
    }

    /** All that is to be played. */
    public List<Scenario> played() {
        return Stream.concat(proofs.stream(), scenarios.stream()).toList();
    }

    /** Those of them that pass this test, too. */
    public Selection only(Predicate<Scenario> test) {
        return new Selection(
                scenarios.stream().filter(test).toList(),
                slow.stream().filter(test).toList());
    }

    /**
     * Selects. A filter that matches nothing at all is a mistake, and so is a selection that ends up empty.
     *
     * @throws NothingSelectedException with a sentence that says what was not found and what there is
     */
    public static Selection of(Catalog catalog, Filters filters) {
        return of(catalog, filters, false);
    }

    /** The same; {@code pairs}: also those that only pairs of subjects play. */
    static Selection of(Catalog catalog, Filters filters, boolean pairs) {
        refuseUnknown(catalog, filters);
        List<Scenario> selected = new ArrayList<>();
        List<Scenario> slow = new ArrayList<>();
        for (Protocol protocol : asked(catalog, filters)) {
            for (Scenario scenario : protocol.scenarios()) {
                if (asked(protocol, scenario, filters, pairs)) {
                    boolean wait = scenario.slow() == null || filters.slow() || named(scenario, filters);
                    (wait ? selected : slow).add(scenario);
                }
            }
        }
        if (selected.isEmpty()) {
            throw new NothingSelectedException(
                    slow.isEmpty()
                            ? "no scenario matches all filters together; loosen or drop one"
                            : "all " + slow.size() + " scenarios that pass the filters are slow; add --slow");
        }
        return new Selection(selected, slow);
    }

    private static void refuseUnknown(Catalog catalog, Filters filters) {
        List<String> protocols = catalog.names();
        for (String name : filters.protocols()) {
            if (!protocols.contains(name)) {
                throw new NothingSelectedException("unknown protocol `" + name + "`. " + Nearest.hint(name, protocols));
            }
        }
        for (String pattern : filters.scenarios()) {
            Glob glob = Glob.ofIds(pattern);
            // Only what matches none of the protocols that are asked for is looked for in the others, which takes time
            // to read.
            if (names(asked(catalog, filters)).noneMatch(glob::matches)
                    && names(catalog.protocols()).noneMatch(glob::matches)) {
                throw new NothingSelectedException(
                        "no scenario matches `" + pattern + "`. " + UnknownId.hint(catalog, pattern));
            }
        }
        List<String> tiers = asked(catalog, filters).stream()
                .flatMap(protocol -> protocol.tiers().stream().map(Tier::name))
                .distinct()
                .toList();
        if (filters.tier() != null && !tiers.contains(filters.tier())) {
            throw new NothingSelectedException(
                    "unknown tier `" + filters.tier() + "`. " + Nearest.hint(filters.tier(), tiers));
        }
        for (String pattern : filters.requirements()) {
            Glob glob = Glob.of(pattern);
            if (requirements(asked(catalog, filters)).noneMatch(glob::matches)
                    && requirements(catalog.protocols()).noneMatch(glob::matches)) {
                List<String> all = requirements(catalog.protocols()).toList();
                throw new NothingSelectedException(
                        "no requirement matches `" + pattern + "`. " + Nearest.hint(pattern, all));
            }
        }
    }

    /** Those that the filters name, or all. */
    private static List<Protocol> asked(Catalog catalog, Filters filters) {
        return catalog.names().stream()
                .filter(name ->
                        filters.protocols().isEmpty() || filters.protocols().contains(name))
                .map(catalog::protocol)
                .toList();
    }

    private static Stream<String> names(Collection<Protocol> protocols) {
        return protocols.stream()
                .flatMap(protocol -> protocol.scenarios().stream())
                .flatMap(Scenario::names);
    }

    private static Stream<String> requirements(Collection<Protocol> protocols) {
        return protocols.stream().flatMap(protocol -> protocol.requirements().keySet().stream());
    }

    private static boolean named(Scenario scenario, Filters filters) {
        return scenario.names().anyMatch(filters.scenarios()::contains);
    }

    private static boolean asked(Protocol protocol, Scenario scenario, Filters filters, boolean pairs) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(scenario.isForPairs() && pairs ? EnumSet.allOf(Role.class) : scenario.roles());
        if (!filters.roles().isEmpty()) {
            roles.retainAll(filters.roles());
        }
        if (filters.tier() != null) {
            roles.removeIf(role -> protocol.tiers().stream()
                    .noneMatch(tier -> tier.name().equals(filters.tier()) && tier.has(scenario, role)));
        }
        Collection<String> requirements = RequirementsOf.scenario(scenario);
        return !roles.isEmpty()
                && (filters.scenarios().isEmpty()
                        || filters.scenarios().stream()
                                .map(Glob::ofIds)
                                .anyMatch(glob -> scenario.names().anyMatch(glob::matches)))
                && (filters.requirements().isEmpty()
                        || filters.requirements().stream()
                                .map(Glob::of)
                                .anyMatch(glob -> requirements.stream().anyMatch(glob::matches)))
                && (filters.levels().isEmpty()
                        || requirements.stream().anyMatch(id -> hasLevel(protocol, id, roles, filters)));
    }

    /** Only what binds a subject of the roles in question counts: `--role client --level must` is about clients' MUSTs. */
    private static boolean hasLevel(Protocol protocol, String id, Set<Role> roles, Filters filters) {
        @Nullable Requirement requirement = protocol.requirements().get(id);
        return requirement != null
                && filters.levels().contains(requirement.level())
                && requirement.roles().stream().anyMatch(roles::contains);
    }
}
