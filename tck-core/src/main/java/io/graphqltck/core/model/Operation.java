package io.graphqltck.core.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named operation of the control schema, or of a server that maps its own onto it.
 *
 * @param variables null for none; may hold the variable {@code $key}
 * @param results the {@code data} of each of its results
 * @param needs capabilities of the subject without which it cannot be used
 */
public record Operation(
        String name,
        Kind kind,
        String query,
        @Nullable Pattern variables,
        @Nullable String operationName,
        @Nullable Json extensions,
        List<Pattern> results,
        Set<String> needs) {

    public Operation {
        results = List.copyOf(results);
        needs = Set.copyOf(needs);
    }

    /** Of which root type it is; INVALID is one that is not meant to be executable. */
    public enum Kind {
        QUERY,
        MUTATION,
        SUBSCRIPTION,
        INVALID;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
