package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape of a GraphQL response (GraphQL §7.1), as protocols carry it. */
final class GraphqlResponses {

    private static final Set<String> ENTRIES = Set.of("data", "errors", "extensions");

    private GraphqlResponses() {}

    /** What is wrong with the entries that are there, or null. Whether data or errors are there at all is not looked at. */
    static @Nullable String problem(JsonObject response) {
        for (String name : response.members().keySet()) {
            if (!ENTRIES.contains(name)) {
                return "its entry `" + name + "` is none of data, errors and extensions";
            }
        }
        @Nullable Json data = response.get("data");
        if (data != null && !(data instanceof JsonObject) && !(data instanceof Json.JsonNull)) {
            return "its data are neither an object nor null";
        }
        @Nullable Json errors = response.get("errors");
        return errors == null ? null : problemOfErrors(errors);
    }

    /** What is wrong with this list of errors, or null. */
    static @Nullable String problemOfErrors(Json errors) {
        if (!(errors instanceof JsonArray array) || array.items().isEmpty()) {
            return "its errors are no list, or an empty one";
        }
        List<Json> items = array.items();
        for (Json item : items) {
            if (!(item instanceof JsonObject error) || error.text("message") == null) {
                return "an error is no object with a message";
            }
        }
        return null;
    }

    /** Whether there is a data entry that is not null. */
    static boolean hasData(JsonObject response) {
        @Nullable Json data = response.get("data");
        return data != null && !(data instanceof Json.JsonNull);
    }
}
