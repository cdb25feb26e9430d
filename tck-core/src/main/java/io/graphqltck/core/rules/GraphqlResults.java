package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.util.Set;

/** Results of GraphQL executions, as messages of a subject carry them in their payload. */
final class GraphqlResults {

    /** The fields of the control schema that may be null: their errors stay where they are. */
    static final Set<String> NULLABLE = Set.of("echo", "failing", "bad");

    private GraphqlResults() {}

    /**
     * Whether the subject's message has a result whose data is null although no error can have reached its root: there is none, or all
     * are errors of fields that may be null. The errors of other fields, and of fields that the kit does not know, may have.
     */
    static boolean isWronglyNull(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.direction() == Direction.RECEIVED
                && onWire.json() instanceof JsonObject message
                && message.get("payload") instanceof JsonObject result
                && result.get("data") instanceof Json.JsonNull
                && (!(result.get("errors") instanceof JsonArray errors)
                        || errors.items().stream().allMatch(GraphqlResults::isOfANullableField));
    }

    private static boolean isOfANullableField(Json error) {
        return error instanceof JsonObject object
                && object.get("path") instanceof JsonArray path
                && !path.items().isEmpty()
                && path.items().get(path.items().size() - 1) instanceof JsonString field
                && NULLABLE.contains(field.value());
    }
}
