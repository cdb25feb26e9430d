package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;

/** Results of GraphQL executions, as messages of a subject carry them in their payload. */
final class GraphqlResults {

    private GraphqlResults() {}

    /** Whether the subject's message has a result whose data is null. */
    static boolean isNull(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.direction() == Direction.RECEIVED
                && onWire.json() instanceof JsonObject message
                && message.get("payload") instanceof JsonObject result
                && result.get("data") instanceof Json.JsonNull;
    }
}
