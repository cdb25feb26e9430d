package io.graphqltck.core.play.cursor;

import io.graphqltck.core.text.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a play first left the script.
 *
 * @param moment number of the entry of the transcript at which it shows
 * @param at the turn that was expected
 * @param requirement what the turn says it is judged by, or null for the scenario's
 * @param provedBy the scenario that proves the fragment in which the turn stands, or null
 * @param allowed what was allowed there
 * @param found what came
 */
public record Divergence(
        int moment,
        Location at,
        @Nullable String requirement,
        @Nullable String provedBy,
        List<String> allowed,
        String found) {

    public Divergence {
        allowed = List.copyOf(allowed);
    }

    /** The same, resting on what this scenario proves, if it names one and none is there yet. */
    public Divergence restingOn(@Nullable String proof) {
        return provedBy != null || proof == null
                ? this
                : new Divergence(moment, at, requirement, proof, allowed, found);
    }
}
