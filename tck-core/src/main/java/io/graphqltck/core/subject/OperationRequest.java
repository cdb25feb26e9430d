package io.graphqltck.core.subject;

import io.graphqltck.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An operation that the application starts.
 *
 * @param operation the dialogue's name for it
 */
public record OperationRequest(
        String operation,
        String query,
        Json.@Nullable JsonObject variables,
        @Nullable String operationName) {}
