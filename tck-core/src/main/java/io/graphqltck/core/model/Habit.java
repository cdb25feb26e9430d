package io.graphqltck.core.model;

import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Wildcards;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a subject may do otherwise than the kit's own peer and be as right: no scenario may accuse it.
 *
 * @param name such as {@code own-pings}
 * @param roles of the subjects that have it
 * @param does what is otherwise
 * @param form how it shows, where {@code does} leaves that to the data
 * @param because which sentence leaves it open, or which libraries do so
 * @param except the scenarios that it has no place in, each with the reason; an id or a pattern with {@code *}
 */
public record Habit(
        String name, Set<Role> roles, Does does, Form form, String because, Map<String, String> except, Location at) {

    public Habit {
        roles = Set.copyOf(roles);
        except = Map.copyOf(except);
    }

    /**
     * How a habit shows.
     *
     * @param message what the subject says, or null
     * @param answering what the peer says before that, or null where the message repeats the peer's
     * @param text a media type, or what stands before or after a stream; or null
     * @param lacks the capabilities that the subject does not have
     */
    public record Form(
            @Nullable Pattern message,
            @Nullable Pattern answering,
            @Nullable String text,
            Set<String> lacks) {

        public static final Form NONE = new Form(null, null, null, Set.of());

        public Form {
            lacks = Set.copyOf(lacks);
        }

        /** One with this message and nothing else. */
        public static Form saying(Pattern message) {
            return new Form(message, null, null, Set.of());
        }
    }

    /** What a subject does otherwise. */
    public enum Does {
        /** Each octet in a write of its own. */
        WRITES_OCTET_BY_OCTET,
        /** All that is there to be written in one write. */
        WRITES_TOGETHER,
        /** Everything a little later. */
        WRITES_LATE,
        /** WebSocket pings before its messages. */
        PINGS,
        /** A message of the protocol before each of its own but the first. */
        SAYS_MORE,
        /** Members in its messages that the protocol does not know. */
        ADDS_MEMBERS,
        /** Header fields of the handshake in other order and case, and more of them. */
        WRITES_OTHER_FIELDS,
        /** More subprotocols in addition to the protocol's own. */
        OFFERS_MORE,
        /** Ids that are UUIDs. */
        USES_UUIDS,
        /** Ids that are numbers, counted from 1 on each connection. */
        USES_COUNTERS,
        /** The parameters of media types in quotes, in another order and in other letters. */
        QUOTES_PARAMETERS,
        /** Independent answers in the reverse order. */
        ANSWERS_IN_REVERSE,
        /** The end of the TCP connection where a close frame is not asked for. */
        LEAVES_WITHOUT_CLOSE_FRAME,
        /** Close frames without a code where any code will do. */
        CLOSES_WITHOUT_CODE,
        /** null in place of members that may be absent. */
        SAYS_NULL,
        /** A connection before the application asks for anything. */
        CONNECTS_EAGERLY,
        /** Queries and subscriptions by GET. */
        OPERATIONS_BY_GET,
        /** A message that repeats or answers the peer's. */
        ECHOES,
        /** The same, after the next one of its own. */
        ECHOES_LATE,
        /** Keep-alives of a stream before each of its items and its end. */
        KEEPS_ALIVE,
        /** Streams of another media type, with another boundary for instance. */
        STREAMS_AS,
        /** Text before the first item of a stream. */
        BEGINS_STREAMS_WITH,
        /** Text after what ends a stream. */
        ENDS_STREAMS_WITH,
        /** A connection of its own for each operation. */
        CONNECTS_FOR_EACH,
        /** Nothing else; it cannot do what the scenario does not need. */
        LACKS,
        /** A failure told as a result with errors, and then the end. */
        TELLS_FAILURES_AS_RESULTS,
        /** The loss of a connection told once for all its operations. */
        TELLS_LOSS_ONCE,
        /** The end of an operation told a little later. */
        TELLS_COMPLETION_LATE,
        /** All that happens within a moment told in one call: the last result with the end, for instance. */
        TELLS_TOGETHER;

        /** As in files: {@code writes-late}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it has no place in this scenario, or null where it has. */
    public @Nullable String exception(String scenario) {
        return except.entrySet().stream()
                .filter(entry -> Wildcards.matches(entry.getKey(), scenario))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
