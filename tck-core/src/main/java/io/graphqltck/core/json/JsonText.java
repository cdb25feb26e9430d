package io.graphqltck.core.json;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
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
     * @throws JsonLimitException when the text is deeper, longer or larger than what the kit reads
     * @throws JsonSyntaxException when the text is not one, or has something behind it
     */
    public static Json read(String text) throws JsonSyntaxException {
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            return read(text, lease);
        }
    }

    /** The same, and what the value weighs is taken from this share, which the caller gives back. */
    public static Json read(String text, Lease lease) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException("the text is empty");
            }
            Json value = new Reading(parser, lease).value();
            if (parser.nextToken() != null) {
                throw new JsonSyntaxException("there is text after the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new JsonLimitException("it exceeds a limit of the kit: " + firstSentence(e));
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
