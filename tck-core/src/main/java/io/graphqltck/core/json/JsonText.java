package io.graphqltck.core.json;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

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
            // Every thread has its own: the pool that threads share costs more than reading a message of ordinary size.
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private JsonText() {}

    /**
     * Reads exactly one JSON text.
     *
     * @throws JsonLimitException when the text is deeper, longer or larger than what the kit reads
     * @throws JsonSyntaxException when the text is not one, or has something after it
     */
    public static Json read(String text) throws JsonSyntaxException {
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            return read(text, lease);
        }
    }

    /** The same, and what the value weighs is taken from this share, which the caller gives back. */
    public static Json read(String text, Lease lease) throws JsonSyntaxException {
        return read(
                FACTORY.createParser(ObjectReadContext.empty(), text), parser -> new Reading(parser, lease).value());
    }

    /**
     * The same from octets, without a copy of the whole as characters. What is not UTF-8 is read as the replacement character.
     *
     * @throws JsonLimitException when the text is deeper, longer or larger than what the kit reads
     * @throws JsonSyntaxException when the text is not one, or has something after it
     */
    public static Json read(byte[] octets, Lease lease) throws JsonSyntaxException {
        return read(of(octets), parser -> new Reading(parser, lease).value());
    }

    /**
     * Checks that these octets are exactly one JSON text, and keeps nothing of it.
     *
     * @throws JsonLimitException when the text is deeper than what the kit reads
     * @throws JsonSyntaxException when the text is not one, or has something after it
     */
    public static void check(byte[] octets) throws JsonSyntaxException {
        boolean ignored = read(of(octets), parser -> {
            parser.skipChildren();
            return true;
        });
    }

    private static JsonParser of(byte[] octets) {
        Reader characters = new InputStreamReader(new ByteArrayInputStream(octets), StandardCharsets.UTF_8);
        return FACTORY.createParser(ObjectReadContext.empty(), characters);
    }

    private interface Part<T> {
        T of(JsonParser parser) throws JsonSyntaxException;
    }

    private static <T> T read(JsonParser opened, Part<T> part) throws JsonSyntaxException {
        try (JsonParser parser = opened) {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException("the text is empty");
            }
            T value = part.of(parser);
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

    /**
     * What is written first of a value, with an ellipsis where there is more: a message quotes little of what may be millions of values.
     *
     * @param most the maximum number of characters
     */
    public static String beginning(Json value, int most) {
        FirstCharacters text = new FirstCharacters(most);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator, () -> {
                generator.flush();
                return text.isFull();
            });
        }
        return text.toString();
    }

    /** Writes into a generator that is open already; the caller closes it. */
    static void write(Json value, JsonGenerator to) {
        write(value, to, () -> false);
    }

    /** Writes until it is full, and closes what it has opened. */
    private static void write(Json value, JsonGenerator to, BooleanSupplier full) {
        if (value instanceof Json.JsonObject object) {
            to.writeStartObject();
            for (var member : object.members().entrySet()) {
                if (full.getAsBoolean()) {
                    break;
                }
                to.writeName(member.getKey());
                write(member.getValue(), to, full);
            }
            to.writeEndObject();
        } else if (value instanceof Json.JsonArray array) {
            to.writeStartArray();
            for (Json item : array.items()) {
                if (full.getAsBoolean()) {
                    break;
                }
                write(item, to, full);
            }
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
