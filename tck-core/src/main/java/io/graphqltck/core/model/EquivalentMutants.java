package io.graphqltck.core.model;

import io.graphqltck.core.text.Location;
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

    /** Whether this pattern names that mutant. */
    public static boolean matches(String pattern, String scenario, String change) {
        String name = scenario + "#" + change;
        String regex = java.util.regex.Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return name.matches(regex);
    }
}
