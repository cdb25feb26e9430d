package io.graphqltck.reports.json;

import io.graphqltck.core.json.Json;
import io.graphqltck.reports.results.BoundedText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes single values. */
public final class JsonOut {

    private JsonOut() {}

    public static void text(JsonGenerator out, String name, String text) {
        out.writeStringProperty(name, BoundedText.of(text));
    }

    public static void text(JsonGenerator out, String text) {
        out.writeString(BoundedText.of(text));
    }

    /** Milliseconds with three decimals. */
    public static void millis(JsonGenerator out, String name, Duration duration) {
        out.writeName(name);
        out.writeNumber(BigDecimal.valueOf(duration.toNanos() / 1000, 3));
    }

    public static void json(JsonGenerator out, Json value) {
        if (value instanceof Json.JsonObject object) {
            out.writeStartObject();
            Set<String> names = new HashSet<>();
            object.members().forEach((name, member) -> {
                out.writeName(distinct(BoundedText.of(name), names));
                json(out, member);
            });
            out.writeEndObject();
        } else if (value instanceof Json.JsonArray array) {
            out.writeStartArray();
            array.items().forEach(item -> json(out, item));
            out.writeEndArray();
        } else if (value instanceof Json.JsonString string) {
            text(out, string.value());
        } else if (value instanceof Json.JsonNumber number) {
            out.writeNumber(number.value());
        } else if (value instanceof Json.JsonBoolean bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }

    /** Two names may look alike only when they are bounded; readers accept none twice. */
    private static String distinct(String name, Set<String> names) {
        String distinct = name;
        for (int i = 2; !names.add(distinct); i++) {
            distinct = name + " (" + i + ")";
        }
        return distinct;
    }
}
