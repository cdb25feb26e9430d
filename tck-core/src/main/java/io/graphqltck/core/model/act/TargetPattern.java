package io.graphqltck.core.model.act;

import io.graphqltck.core.model.pattern.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for: a path and a query.
 *
 * @param path null for any that the protocol knows
 * @param query parameters by name, decoded; a request may have more
 * @param exact the whole target as it is said, with a query that nobody encodes; or null
 */
public record TargetPattern(
        @Nullable Pattern path,
        Map<String, Pattern> query,
        @Nullable String exact) {

    public TargetPattern {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }
}
