package io.graphqltck.core.select;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for. An empty one asks for all that is not slow; several values of one filter are alternatives; a
 * scenario must pass every filter.
 *
 * @param scenarios ids, beginnings of ids up to a dot, or globs with {@code *} and {@code ?}
 * @param protocols names
 * @param roles of the subject
 * @param levels of a requirement that the scenario tests
 * @param requirements ids or globs
 * @param tier the word of a part of the scenarios that are played on their own, or null for all of them
 * @param slow whether scenarios that have to wait are meant too; one that is named by its whole id always is
 */
public record Filters(
        List<String> scenarios,
        List<String> protocols,
        Set<Role> roles,
        Set<Level> levels,
        List<String> requirements,
        @Nullable String tier,
        boolean slow) {

    public static final Filters NONE = new Filters(List.of(), List.of(), Set.of(), Set.of(), List.of(), null, false);

    public Filters {
        scenarios = List.copyOf(scenarios);
        protocols = List.copyOf(protocols);
        roles = Set.copyOf(roles);
        levels = Set.copyOf(levels);
        requirements = List.copyOf(requirements);
    }

    /** The same, slow scenarios included. */
    public Filters withSlow() {
        return new Filters(scenarios, protocols, roles, levels, requirements, tier, true);
    }

    /** The same, of one tier. */
    public Filters of(@Nullable String tier) {
        return new Filters(scenarios, protocols, roles, levels, requirements, tier, slow);
    }

    /** All cases of scenarios with these ids, beginnings of ids or globs, slow ones included. */
    public static Filters named(List<String> scenarios) {
        return new Filters(scenarios, List.of(), Set.of(), Set.of(), List.of(), null, true);
    }

    /** The same for one protocol and subjects of one role. */
    public Filters narrowedTo(String protocol, Role role) {
        return new Filters(scenarios, List.of(protocol), Set.of(role), levels, requirements, tier, slow);
    }
}
