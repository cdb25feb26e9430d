package io.graphqltck.junit.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonBoolean;
import io.graphqltck.core.json.Json.JsonNumber;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the kit's JSON and the maps and lists that every library has. */
final class PlainJson {

    private PlainJson() {}

    static @Nullable Object plain(Json json) {
        if (json instanceof JsonObject object) {
            return map(object);
        }
        if (json instanceof JsonArray array) {
            List<@Nullable Object> items = new ArrayList<>();
            array.items().forEach(item -> items.add(plain(item)));
            return Collections.unmodifiableList(items);
        }
        if (json instanceof JsonString string) {
            return string.value();
        }
        if (json instanceof JsonNumber number) {
            return number(number.value());
        }
        return json instanceof JsonBoolean bool ? Boolean.valueOf(bool.value()) : null;
    }

    /** Null where it is no object. */
    static @Nullable Map<String, @Nullable Object> map(@Nullable Json json) {
        if (!(json instanceof JsonObject object)) {
            return null;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, plain(value)));
        return Collections.unmodifiableMap(members);
    }

    /** Integers as libraries expect them. */
    private static Number number(BigDecimal value) {
        if (value.scale() > 0) {
            return value;
        }
        BigInteger whole = value.toBigIntegerExact();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /** @throws IllegalArgumentException that names what is no JSON */
    static Json json(@Nullable Object plain) {
        if (plain == null) {
            return Json.ofNull();
        }
        if (plain instanceof Map<?, ?> map) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((name, value) -> members.put(String.valueOf(name), json(value)));
            return new JsonObject(members);
        }
        if (plain instanceof Iterable<?> items) {
            List<Json> list = new ArrayList<>();
            items.forEach(item -> list.add(json(item)));
            return Json.array(list);
        }
        if (plain instanceof CharSequence text) {
            return Json.of(text.toString());
        }
        if (plain instanceof Boolean bool) {
            return Json.of(bool.booleanValue());
        }
        if (plain instanceof Number number) {
            // Also refuses what JSON has no number for, such as NaN.
            return new JsonNumber(new BigDecimal(number.toString()));
        }
        throw new IllegalArgumentException("expected maps, lists, strings, numbers, booleans and null, but found "
                + plain.getClass().getName());
    }
}
