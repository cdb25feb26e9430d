package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.wire.RequestTargets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object as the query of a URL: its texts stand there as they are, and its other members as JSON. */
public final class Parameters {

    private Parameters() {}

    /** The query, encoded so that form and RFC 3986 read the same. */
    static String of(@Nullable Json value) {
        return value instanceof Json.JsonObject object
                ? object.members().entrySet().stream()
                        .map(member ->
                                RequestTargets.encoded(member.getKey()) + "=" + RequestTargets.encoded(text(member)))
                        .collect(Collectors.joining("&"))
                : "";
    }

    private static String text(Map.Entry<String, Json> member) {
        return member.getValue() instanceof Json.JsonString string ? string.value() : JsonText.write(member.getValue());
    }

    /** The object after a query, read as a form has it, with which a {@code +} is a space. */
    static Json read(String query) {
        Map<String, Json> members = new LinkedHashMap<>();
        RequestTargets.rawParameters(query)
                .forEach((name, raw) -> members.put(name, value(RequestTargets.decoded(raw.replace("+", "%20")))));
        return new Json.JsonObject(members);
    }

    /** What can only be meant as JSON is read as that. */
    private static Json value(String text) {
        try {
            Json value = JsonText.read(text);
            return value instanceof Json.JsonObject || value instanceof Json.JsonArray ? value : Json.of(text);
        } catch (JsonLimitException e) {
            throw new KitLimitException("a parameter of the request's query cannot be read: " + e.getMessage(), e);
        } catch (JsonSyntaxException e) {
            return Json.of(text);
        }
    }
}
