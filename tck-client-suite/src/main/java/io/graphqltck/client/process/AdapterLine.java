package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of an adapter, strictly by docs/adapter-protocol.md. What is in a payload is the library's business and is not
 * looked at.
 */
final class AdapterLine {

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "ready", Set.of("event", "version", "name", "libraryVersion", "capabilities"),
            "next", Set.of("event", "session", "operation", "payload"),
            "error", Set.of("event", "session", "operation", "message", "errors"),
            "complete", Set.of("event", "session", "operation"),
            "failure", Set.of("event", "session", "message", "code", "reason"),
            "closed", Set.of("event", "session"),
            "synced", Set.of("event", "session", "token"));

    private final String line;
    private final Json.JsonObject members;
    private final String event;

    private AdapterLine(String line) throws BadLineException {
        this.line = line;
        Json value;
        try {
            value = JsonText.read(line);
        } catch (JsonLimitException e) {
            throw BadLineException.limit(String.valueOf(e.getMessage()), line);
        } catch (JsonSyntaxException e) {
            throw new BadLineException("a line that is not JSON", line, null, false);
        }
        if (!(value instanceof Json.JsonObject object)) {
            throw new BadLineException("a line that is " + value.kind() + ", not an object", line, null, false);
        }
        members = object;
        @Nullable String name = object.text("event");
        if (name == null) {
            throw new BadLineException(
                    "a line without the member \"event\", a string", line, object.text("session"), false);
        }
        event = name;
        @Nullable Set<String> known = MEMBERS.get(name);
        if (known == null) {
            throw bad("the event \"" + name + "\" is not known");
        }
        for (String member : object.members().keySet()) {
            if (!known.contains(member)) {
                throw bad("the event \"" + name + "\" has no member \"" + member + "\"");
            }
        }
    }

    static Greeting greeting(String line) throws BadLineException {
        AdapterLine read = new AdapterLine(line);
        if (!read.event.equals("ready")) {
            throw read.bad("the first line is no \"ready\" event");
        }
        int version = read.wholeNumber("version");
        if (version != Greeting.VERSION) {
            throw read.bad("version " + version + " of the adapter protocol is not known, the kit speaks version "
                    + Greeting.VERSION);
        }
        @Nullable String libraryVersion = read.has("libraryVersion") ? read.text("libraryVersion") : null;
        return new Greeting(version, read.text("name"), libraryVersion, read.capabilities());
    }

    static AdapterEvent event(String line) throws BadLineException {
        AdapterLine read = new AdapterLine(line);
        return switch (read.event) {
            case "next" -> {
                String operation = read.text("operation");
                yield read.event(operation, new ApplicationEvent.Next(operation, read.payload()));
            }
            case "error" -> {
                String operation = read.text("operation");
                yield read.event(
                        operation, new ApplicationEvent.Failed(operation, read.text("message"), read.errors()));
            }
            case "complete" -> {
                String operation = read.text("operation");
                yield read.event(operation, new ApplicationEvent.Completed(operation));
            }
            case "failure" ->
                read.event(
                        null,
                        new ApplicationEvent.ConnectionFailed(
                                read.text("message"),
                                read.has("code") ? (Integer) read.wholeNumber("code") : null,
                                read.has("reason") ? read.text("reason") : null));
            case "closed" -> read.event(null, new ApplicationEvent.Closed());
            case "synced" -> read.event(null, new ApplicationEvent.Synced(read.text("token")));
            case "ready" -> throw read.bad("a second \"ready\" event");
            default -> throw new IllegalStateException(read.event);
        };
    }

    private AdapterEvent event(@Nullable String operation, ApplicationEvent what) throws BadLineException {
        return new AdapterEvent(text("session"), operation, what);
    }

    private Json payload() throws BadLineException {
        @Nullable Json value = members.get("payload");
        if (!(value instanceof Json.JsonObject)) {
            throw wrong("payload", "an object", value);
        }
        return value;
    }

    private @Nullable Json errors() throws BadLineException {
        @Nullable Json value = members.get("errors");
        if (value != null && !(value instanceof Json.JsonArray)) {
            throw wrong("errors", "an array", value);
        }
        return value;
    }

    private List<String> capabilities() throws BadLineException {
        List<String> words = new ArrayList<>();
        @Nullable Json value = members.get("capabilities");
        if (value == null) {
            return words;
        }
        if (!(value instanceof Json.JsonArray array)) {
            throw wrong("capabilities", "an array of strings", value);
        }
        for (Json item : array.items()) {
            if (!(item instanceof Json.JsonString word)) {
                throw wrong("capabilities", "an array of strings", item);
            }
            words.add(word.value());
        }
        return words;
    }

    private boolean has(String name) {
        return members.get(name) != null;
    }

    private String text(String name) throws BadLineException {
        @Nullable String text = members.text(name);
        if (text == null) {
            throw wrong(name, "a string", members.get(name));
        }
        return text;
    }

    private int wholeNumber(String name) throws BadLineException {
        @Nullable Json value = members.get(name);
        if (value instanceof Json.JsonNumber number) {
            try {
                return number.value().intValueExact();
            } catch (ArithmeticException e) {
                throw bad("\"" + name + "\" of the event \"" + event + "\" must be a whole number");
            }
        }
        throw wrong(name, "a whole number", value);
    }

    private BadLineException wrong(String name, String wanted, @Nullable Json found) {
        return bad("\"" + name + "\" of the event \"" + event + "\" must be " + wanted
                + (found == null ? " and is absent" : ", not " + found.kind()));
    }

    private BadLineException bad(String why) {
        return new BadLineException(why, line, members.text("session"), true);
    }
}
