package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether a value is of a kind, gives one that is, and names the kind. */
final class KindOfValue {

    private KindOfValue() {}

    static boolean fits(Pattern.Kind kind, @Nullable Json value) {
        return switch (kind) {
            case ANY -> value != null;
            case ABSENT -> value == null;
            case NULL_OR_ABSENT -> value == null || value instanceof Json.JsonNull;
            case STRING -> value instanceof JsonString;
            case NUMBER -> value instanceof Json.JsonNumber;
            case BOOLEAN -> value instanceof Json.JsonBoolean;
            case OBJECT -> value instanceof JsonObject;
            case ARRAY -> value instanceof JsonArray;
            case OBJECT_OR_ARRAY -> value instanceof JsonObject || value instanceof JsonArray;
            case OBJECT_OR_NULL_OR_ABSENT ->
                value == null || value instanceof Json.JsonNull || value instanceof JsonObject;
            case ERRORS -> isErrors(value);
        };
    }

    static boolean isErrors(@Nullable Json value) {
        return value instanceof JsonArray array
                && !array.items().isEmpty()
                && array.items().stream()
                        .allMatch(item -> item instanceof JsonObject error && error.text("message") != null);
    }

    static @Nullable Json sample(Pattern.Kind kind) {
        return switch (kind) {
            case ABSENT, NULL_OR_ABSENT, OBJECT_OR_NULL_OR_ABSENT -> null;
            case ANY -> Json.ofNull();
            case STRING -> Json.of("text");
            case NUMBER -> Json.of(1);
            case BOOLEAN -> Json.of(true);
            case OBJECT -> Json.object();
            case ARRAY -> Json.array(List.of());
            case OBJECT_OR_ARRAY -> Json.with(Json.object(), "message", Json.of("failing on purpose"));
            case ERRORS -> Json.array(List.of(Json.with(Json.object(), "message", Json.of("failing on purpose"))));
        };
    }

    static String words(Pattern.Kind kind) {
        return switch (kind) {
            case ANY -> "anything";
            case ABSENT -> "nothing";
            case NULL_OR_ABSENT -> "null or nothing";
            case OBJECT_OR_NULL_OR_ABSENT -> "an object, null or nothing";
            case ERRORS -> "a non-empty array of objects with a string `message`";
            case OBJECT, ARRAY, OBJECT_OR_ARRAY -> "an " + kind.word();
            case STRING, NUMBER, BOOLEAN -> "a " + kind.word();
        };
    }
}
