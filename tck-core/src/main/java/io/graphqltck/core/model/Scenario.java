package io.graphqltck.core.model;

import io.graphqltck.core.text.Location;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case of a protocol.
 *
 * @param requirements ids, the most telling first
 * @param roles the subjects it can judge; none for one that only pairs of subjects play
 * @param needs capabilities without which it is not applicable
 * @param aliases earlier ids
 * @param slow why it has to wait, or null
 * @param isolated played alone, after the others
 * @param segmented played once for each place at which the body of its streamed response can be cut in two
 */
public record Scenario(
        String id,
        String protocol,
        String theme,
        String title,
        List<String> requirements,
        Set<Role> roles,
        Set<String> needs,
        List<String> aliases,
        @Nullable String slow,
        boolean isolated,
        boolean segmented,
        List<Turn> dialogue,
        Location at) {

    /** Whether a subject of this role has its part in it: its requirements bind it, or it is for pairs of subjects alone. */
    public boolean concerns(Role role) {
        return roles.isEmpty() || roles.contains(role);
    }

    /** Whether it is played only by two subjects with each other. */
    public boolean isForPairs() {
        return roles.isEmpty();
    }

    public Scenario {
        requirements = List.copyOf(requirements);
        roles = Set.copyOf(roles);
        needs = Set.copyOf(needs);
        aliases = List.copyOf(aliases);
        dialogue = List.copyOf(dialogue);
    }
}
