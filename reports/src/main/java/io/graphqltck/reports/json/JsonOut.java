package io.graphqltck.reports.json;

import io.graphqltck.core.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/** Writes single values. Texts are bounded, and half a surrogate pair becomes U+FFFD, which every reader accepts. */
final class JsonOut {

    static final int MOST = 20_000;

    private JsonOut() {}

    static void text(JsonGenerator out, String name, String text) {
        out.writeStringProperty(name, safe(text, MOST));
    }

    static void text(JsonGenerator out, String text) {
        out.writeString(safe(text, MOST));
    }

    /** Milliseconds with three decimals. */
    static void millis(JsonGenerator out, String name, Duration duration) {
        out.writeName(name);
        out.writeNumber(BigDecimal.valueOf(duration.toNanos() / 1000, 3));
    }

    static void json(JsonGenerator out, Json value) {
        if (value instanceof Json.JsonObject object) {
            out.writeStartObject();
            object.members().forEach((name, member) -> {
                out.writeName(safe(name, MOST));
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

    private static String safe(String text, int most) {
        String start = text.length() > most ? text.substring(0, most) + "…" : text;
        StringBuilder safe = new StringBuilder(start.length());
        start.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
