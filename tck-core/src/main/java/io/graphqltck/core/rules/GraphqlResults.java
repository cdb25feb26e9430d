package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonNull;
import io.graphqltck.core.json.Json.JsonNumber;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where errors of fields put null in the results of GraphQL executions (GraphQL §6.4.4). Only fields of the control schema are judged: whether
 * another one may be null the kit does not know.
 */
final class GraphqlResults {

    /** The fields of the control schema that may be null: their errors stay where they are. */
    static final Set<String> NULLABLE = Set.of("echo", "failing", "bad");

    /** Its fields that must not be null: their errors reach the parent. */
    static final Set<String> NON_NULL = Set.of(
            "bump",
            "bumps",
            "countdown",
            "failingNonNull",
            "failingSource",
            "hello",
            "items",
            "lateSource",
            "n",
            "room",
            "say",
            "silent",
            "slow",
            "sources",
            "ticks",
            "unstartable");

    private GraphqlResults() {}

    /** Whether the subject's message holds a result with a null in the wrong place, or without one where an error puts it. */
    static boolean isWronglyNull(Moment moment) {
        @Nullable JsonObject result = result(moment);
        @Nullable Json data = result == null ? null : result.get("data");
        if (result == null || data == null) {
            return false;
        }
        List<Json> errors = result.get("errors") instanceof JsonArray array ? array.items() : List.of();
        if (data instanceof JsonNull) {
            return errors.stream().allMatch(GraphqlResults::isOfANullableField);
        }
        return holdsNullAtTheRoot(data) || errors.stream().anyMatch(error -> hasLeftNoNull(error, data));
    }

    /** Whether a field is null that must not be: an error of it would have made null of all data. */
    private static boolean holdsNullAtTheRoot(Json data) {
        return data instanceof JsonObject object
                && object.members().entrySet().stream()
                        .anyMatch(
                                member -> NON_NULL.contains(member.getKey()) && member.getValue() instanceof JsonNull);
    }

    /** The result in a message of a WebSocket protocol, in a part, in an event of either mode, or in a whole response. */
    private static @Nullable JsonObject result(Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)
                || onWire.direction() != Direction.RECEIVED
                || !(onWire.json() instanceof JsonObject message)) {
            return null;
        }
        return message.get("payload") instanceof JsonObject payload ? payload : message;
    }

    private static boolean isOfANullableField(Json error) {
        return NULLABLE.contains(field(path(error)));
    }

    /** Whether data that are not null show no trace of this error: its field has a value, is missing, or is null and must not be. */
    private static boolean hasLeftNoNull(Json error, Json data) {
        List<Json> path = path(error);
        String field = field(path);
        if (!NULLABLE.contains(field) && !NON_NULL.contains(field)) {
            return false;
        }
        Json at = data;
        for (int i = 0; i < path.size(); i++) {
            Json step = path.get(i);
            @Nullable Json next = child(at, step);
            if (next == null) {
                return at instanceof JsonObject && i == path.size() - 1;
            }
            if (next instanceof JsonNull) {
                return step instanceof JsonString name && NON_NULL.contains(name.value());
            }
            at = next;
        }
        return true;
    }

    private static @Nullable Json child(Json parent, Json step) {
        if (parent instanceof JsonObject object && step instanceof JsonString name) {
            return object.get(name.value());
        }
        if (parent instanceof JsonArray array && step instanceof JsonNumber index) {
            BigDecimal number = index.value();
            boolean isThere = number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(array.items().size())) < 0;
            return isThere ? array.items().get(number.intValue()) : null;
        }
        return null;
    }

    private static List<Json> path(Json error) {
        return error instanceof JsonObject object && object.get("path") instanceof JsonArray path
                ? path.items()
                : List.of();
    }

    /** The name of the field at which this path ends, or empty. */
    private static String field(List<Json> path) {
        return !path.isEmpty() && path.get(path.size() - 1) instanceof JsonString name ? name.value() : "";
    }
}
