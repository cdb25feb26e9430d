package io.graphqltck.reports.model;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a transcript as reports show it: redacted and bounded, but not escaped.
 *
 * @param wire number of the connection, or 0 for what did not happen on one
 * @param facts what a replay needs of the event beyond the other fields; null where there is nothing more
 * @param objections what was found to be wrong with a client's authorisation there
 */
public record Entry(
        int number,
        Duration at,
        int wire,
        Who who,
        Kind kind,
        Content content,
        @Nullable JsonObject facts,
        List<Objection> objections) {

    public Entry {
        objections = List.copyOf(objections);
    }

    /** With nothing more to know. */
    public Entry(
            int number,
            Duration at,
            int wire,
            Who who,
            Kind kind,
            String text,
            @Nullable Json json,
            @Nullable String hex,
            boolean truncated) {
        this(number, at, wire, who, kind, new Content(text, json, hex, truncated), null, List.of());
    }

    /**
     * What is shown of it.
     *
     * @param text the whole message, the head of the request, or what happened, in words
     * @param json the message's value where it is JSON
     * @param hex the first octets of the payload, where the text does not tell them
     * @param truncated whether there was more than is shown
     */
    public record Content(
            String text, @Nullable Json json, @Nullable String hex, boolean truncated) {}

    /** The same with these facts. */
    Entry with(@Nullable JsonObject more) {
        return new Entry(number, at, wire, who, kind, content, more, objections);
    }

    /** The same with these objections. */
    public Entry with(List<Objection> found) {
        return new Entry(number, at, wire, who, kind, content, facts, found);
    }

    public String text() {
        return content.text();
    }

    public @Nullable Json json() {
        return content.json();
    }

    public @Nullable String hex() {
        return content.hex();
    }

    public boolean truncated() {
        return content.truncated();
    }

    /** Whose doing it was. */
    public enum Who {
        KIT,
        SUBJECT,
        APPLICATION,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it was. */
    public enum Kind {
        REQUEST,
        RESPONSE,
        MESSAGE,
        BINARY,
        PING,
        PONG,
        CLOSE,
        OCTETS,
        END,
        VIOLATION,
        ACTED,
        TOLD,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
