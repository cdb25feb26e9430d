package io.graphqltck.core.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value (RFC 8259). Immutable. Members keep their order; two objects are equal whatever the order is. */
public sealed interface Json
        permits Json.JsonObject, Json.JsonArray, Json.JsonString, Json.JsonNumber, Json.JsonBoolean, Json.JsonNull {

    /** An object. */
    record JsonObject(Map<String, Json> members) implements Json {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /** The member's text, or null when it is absent or no string. */
        public @Nullable String text(String name) {
            return members.get(name) instanceof JsonString string ? string.value() : null;
        }
    }

    /** An array. */
    record JsonArray(List<Json> items) implements Json {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record JsonString(String value) implements Json {}

    /** A number. {@code 1}, {@code 1.0} and {@code 1e0} are equal. */
    record JsonNumber(BigDecimal value) implements Json {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof JsonNumber number && value.compareTo(number.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value.doubleValue());
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements Json {}

    /** {@code null}. */
    record JsonNull() implements Json {}

    static Json ofNull() {
        return new JsonNull();
    }

    static Json of(String value) {
        return new JsonString(value);
    }

    static Json of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray array(List<? extends Json> items) {
        return new JsonArray(List.copyOf(items));
    }

    static JsonObject object() {
        return new JsonObject(Map.of());
    }

    /** This object with one member more, or changed. */
    static JsonObject with(JsonObject object, String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new JsonObject(members);
    }

    /** The JSON type's name as people say it, with its article: {@code an object}, {@code null}. */
    default String kind() {
        if (this instanceof JsonObject) {
            return "an object";
        }
        if (this instanceof JsonArray) {
            return "an array";
        }
        if (this instanceof JsonString) {
            return "a string";
        }
        if (this instanceof JsonNumber) {
            return "a number";
        }
        return this instanceof JsonBoolean ? "a boolean" : "null";
    }
}
