package io.graphqltck.core.model;

import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Wildcards;
import java.util.List;

/**
 * Mutants that no judge can tell from a subject that conforms.
 *
 * @param mutants {@code scenario#change}, where {@code *} stands for any letters
 * @param reason why they cannot be told
 */
public record EquivalentMutants(List<String> mutants, String reason, Location at) {

    public EquivalentMutants {
        mutants = List.copyOf(mutants);
    }

    /** Whether one of its patterns names that mutant. */
    public boolean lists(String scenario, String change) {
        return mutants.stream().anyMatch(pattern -> matches(pattern, scenario, change));
    }

    /** Whether this pattern names that mutant. */
    public static boolean matches(String pattern, String scenario, String change) {
        return Wildcards.matches(pattern, scenario + "#" + change);
    }
}
