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
 * @param standsInFor the name of an operation in whose place it is used where a server cannot do that one, or null
 */
public record Operation(
        String name,
        Kind kind,
        String query,
        @Nullable Pattern variables,
        @Nullable String operationName,
        @Nullable Json extensions,
        List<Pattern> results,
        Set<String> needs,
        @Nullable String standsInFor) {

    public Operation {
        results = List.copyOf(results);
        needs = Set.copyOf(needs);
    }

    /** One that stands in for no other. */
    public Operation(
            String name,
            Kind kind,
            String query,
            @Nullable Pattern variables,
            @Nullable String operationName,
            @Nullable Json extensions,
            List<Pattern> results,
            Set<String> needs) {
        this(name, kind, query, variables, operationName, extensions, results, needs, null);
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
