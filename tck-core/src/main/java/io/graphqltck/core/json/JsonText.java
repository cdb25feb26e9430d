package io.graphqltck.core.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes JSON texts, strictly and within bounds: what is read may come from a hostile peer. */
public final class JsonText {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_LENGTH = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /**
     * Reads exactly one JSON text.
     *
     * @throws JsonSyntaxException when the text is not one, has something behind it, or is nested too deep
     */
    public static Json read(String text) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException("the text is empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonSyntaxException("there is something behind the JSON value");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonSyntaxException(firstSentence(e));
        }
    }

    /** Writes on one line. */
    public static String write(Json value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator);
        }
        return text.toString();
    }

    private static Json value(JsonParser parser) throws JsonSyntaxException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new Json.JsonObject(members);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield new Json.JsonArray(items);
            }
            case VALUE_STRING -> Json.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.ofNull();
            default -> throw new JsonSyntaxException("unexpected " + token);
        };
    }

    private static Json number(String text) throws JsonSyntaxException {
        try {
            return new Json.JsonNumber(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new JsonSyntaxException("a number out of bounds");
        }
    }

    /** Writes into a generator that is open already; the caller closes it. */
    static void write(Json value, JsonGenerator to) {
        if (value instanceof Json.JsonObject object) {
            to.writeStartObject();
            object.members().forEach((name, member) -> {
                to.writeName(name);
                write(member, to);
            });
            to.writeEndObject();
        } else if (value instanceof Json.JsonArray array) {
            to.writeStartArray();
            array.items().forEach(item -> write(item, to));
            to.writeEndArray();
        } else if (value instanceof Json.JsonString string) {
            to.writeString(string.value());
        } else if (value instanceof Json.JsonNumber number) {
            to.writeNumber(number.value());
        } else if (value instanceof Json.JsonBoolean bool) {
            to.writeBoolean(bool.value());
        } else {
            to.writeNull();
        }
    }

    private static String firstSentence(JacksonException e) {
        String message = e.getOriginalMessage();
        return message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
    }
}
