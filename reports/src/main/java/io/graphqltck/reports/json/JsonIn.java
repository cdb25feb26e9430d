package io.graphqltck.reports.json;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.reports.results.BoundedText;
import io.graphqltck.reports.results.ResultsException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads single values where a parser stands, strictly: what is not as it should be is reported with its place. */
final class JsonIn {

    private static final Pattern PLACE = Pattern.compile("^(.+):(\\d{1,9}):(\\d{1,9})", Pattern.DOTALL);
    private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(1L << 50);
    private static final int SHOWN = 40;

    /** What an item or a member takes, about. */
    private static final int ITEM = 200;

    private static final int MANY = 1000;

    private final JsonParser parser;
    private final String file;
    private final Map<Object, Object> seen = new HashMap<>();

    JsonIn(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
    }

    JsonParser parser() {
        return parser;
    }

    /** A mistake at the current value: where it stands, which it is, and what is wrong with it. */
    ResultsException wrong(String text) {
        TokenStreamLocation at = parser.currentTokenLocation();
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return new ResultsException(file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": "
                + (pointer.isEmpty() ? "" : shortened(pointer) + ": ") + text);
    }

    private ResultsException expected(String what) {
        return wrong("expected " + what + ", found " + found());
    }

    private String found() {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "`" + shortened(parser.getString()) + "`";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shortened(parser.getString());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            default -> "null";
        };
    }

    /** For messages: what stands in a file may be anything. */
    private static String shortened(String text) {
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return start.replaceAll("\\p{C}", "?");
    }

    /** The members of the object that begins here. */
    Members members(List<String> required, List<String> optional) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        return new Members(required, optional);
    }

    /** Walks through an object's members: each known, each once, none missing. */
    final class Members {
        private final List<String> missing;
        private final List<String> left;

        private Members(List<String> required, List<String> optional) {
            this.missing = new ArrayList<>(required);
            this.left = new ArrayList<>(required);
            left.addAll(optional);
        }

        /** The next member's name, with the parser at its value; null after the last one. */
        @Nullable
        String next() {
            if (parser.nextToken() == JsonToken.END_OBJECT) {
                if (!missing.isEmpty()) {
                    throw wrong("the member `" + missing.get(0) + "` is missing");
                }
                return null;
            }
            String name = parser.currentName();
            if (!left.remove(name)) {
                // The parser itself refuses duplicates.
                throw wrong("unknown member. " + Nearest.hint(name, left));
            }
            missing.remove(name);
            parser.nextToken();
            return name;
        }
    }

    /** An object whose members' names are data: each is told with the parser at its value. */
    void each(Consumer<String> member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.accept(name);
        }
    }

    /** The items of the array that begins here, each read where the parser then stands. */
    <T> List<T> items(Function<JsonIn, T> item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw expected("an array");
        }
        List<T> items = new ArrayList<>();
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(item.apply(this));
                checkRoom(items.size(), lease);
            }
        }
        return items;
    }

    String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        return BoundedText.of(parser.getString());
    }

    /** A file may hold more than fits into memory. */
    private void checkRoom(int count, Lease lease) {
        if (count % MANY == 0 && !lease.take((long) MANY * ITEM)) {
            throw wrong("there is more than fits into the kit's memory; give it more (java -Xmx2g)");
        }
    }

    @Nullable
    String textOrNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : text();
    }

    /** A text that many results have in common. */
    String word() {
        return shared(text());
    }

    /** The value that was read before, if there is an equal one: results repeat themselves. */
    @SuppressWarnings("unchecked") // Equal values are of the same type.
    <T> T shared(T value) {
        return (T) seen.computeIfAbsent(value, same -> same);
    }

    boolean yesOrNo() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw expected("true or false");
        };
    }

    int integer(int least) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            BigDecimal value = number();
            if (value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return value.intValue();
            }
        }
        throw expected("a whole number, " + least + " or greater");
    }

    /** Milliseconds with three decimals. */
    Duration millis() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            BigDecimal value = number();
            if (value.signum() >= 0 && value.compareTo(LONGEST_MILLIS) <= 0) {
                return Duration.ofNanos(value.movePointRight(3).longValue() * 1000);
            }
        }
        throw expected("a time in milliseconds");
    }

    Instant instant() {
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw expected("a time such as 2026-03-01T10:00:00Z");
        }
    }

    Location location() {
        Matcher matcher = PLACE.matcher(text());
        if (!matcher.matches()) {
            throw expected("a place such as `some.tck.yaml:12:5`");
        }
        return new Location(
                shared(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    @Nullable
    Location locationOrNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : location();
    }

    /** The constant of this word. */
    <E> E oneOf(E[] constants, Function<E, String> word) {
        String text = text();
        for (E constant : constants) {
            if (word.apply(constant).equals(text)) {
                return constant;
            }
        }
        List<String> words = Arrays.stream(constants).map(word).toList();
        throw wrong("unknown word `" + shortened(text) + "`. " + Nearest.hint(text, words));
    }

    Json json() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        String name = parser.currentName();
                        parser.nextToken();
                        members.put(name, json());
                        checkRoom(members.size(), lease);
                    }
                }
                yield new Json.JsonObject(members);
            }
            case START_ARRAY -> new Json.JsonArray(items(JsonIn::json));
            case VALUE_STRING -> Json.of(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.JsonNumber(number());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            default -> Json.ofNull();
        };
    }

    /** Passes over the value that begins here. */
    void pass() {
        parser.skipChildren();
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(parser.getString());
        } catch (NumberFormatException e) {
            throw wrong("a number out of bounds");
        }
    }
}
