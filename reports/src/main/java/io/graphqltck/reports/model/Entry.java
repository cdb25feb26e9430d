package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a transcript as reports show it: redacted and bounded, but not escaped.
 *
 * @param wire number of the connection, or 0 for what did not happen on one
 * @param text the whole message, the head of the request, or what happened, in words
 * @param json the message's value where it is JSON
 * @param hex the first octets of the payload, where the text does not tell them
 * @param truncated whether there was more than is shown
 */
public record Entry(
        int number,
        Duration at,
        int wire,
        Who who,
        Kind kind,
        String text,
        @Nullable Json json,
        @Nullable String hex,
        boolean truncated) {

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
