package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What rules want to know of the GraphQL request that a message carries as its payload. */
final class Requests {

    private Requests() {}

    /** A query or mutation without streaming directives; a document with several operations is left alone. */
    static boolean isSingle(JsonObject message) {
        if (!(message.get("payload") instanceof JsonObject payload)) {
            return false;
        }
        @Nullable String query = payload.text("query");
        return query != null
                && !query.contains("subscription")
                && !query.contains("@stream")
                && !query.contains("@defer");
    }
}
