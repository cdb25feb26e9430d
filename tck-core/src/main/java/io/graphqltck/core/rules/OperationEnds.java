package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which end of an operation a subject has got wrong, where a script has diverged at or after it. */
final class OperationEnds {

    static final String COMPLETE = "complete";
    static final String ERROR = "error";
    static final String CLOSE = "close";

    private static final Set<String> ANY_TIME = Set.of("ka", "ping", "pong");
    private static final Set<String> STARTS = Set.of("subscribe", "start");
    private static final Set<String> ENDS = Set.of(COMPLETE, ERROR);

    private OperationEnds() {}

    /**
     * The type of the kit's last message before this moment where it ends an operation, {@code close} where the connection has ended since, or
     * empty; what may come at any time is none.
     */
    static String last(Moment moment, Transcript transcript) {
        for (int number = moment.number(); number >= 0; number--) {
            if (transcript.moments().get(number).what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.SENT) {
                if (isEndOfWire(onWire)) {
                    return CLOSE;
                }
                String type = onWire.json() instanceof JsonObject message ? String.valueOf(message.text("type")) : "";
                if (!type.isEmpty() && !ANY_TIME.contains(type)) {
                    return ENDS.contains(type) ? type : "";
                }
            }
        }
        return "";
    }

    /**
     * Where this reports the end of an operation again that was reported before, although the kit said nothing more that may have caused it: what
     * {@link #last} says of the first time; else empty.
     */
    static String repeated(Moment moment, Transcript transcript) {
        @Nullable Moment first = first(moment, transcript);
        String end = first == null ? "" : last(first, transcript);
        return ENDS.contains(end) && !isLastWord(moment, transcript) ? "" : end;
    }

    /** Whether the kit ended the operation that it ended last by one message, and said nothing of it afterwards. */
    private static boolean isLastWord(Moment moment, Transcript transcript) {
        List<JsonObject> said = transcript.moments().subList(0, moment.number()).stream()
                .map(Moment::what)
                .filter(what -> what instanceof Happening.OnWire onWire && onWire.direction() == Direction.SENT)
                .map(what -> ((Happening.OnWire) what).json())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
        String id = said.stream()
                .filter(message -> ENDS.contains(String.valueOf(message.text("type"))))
                .reduce((earlier, later) -> later)
                .map(message -> String.valueOf(message.text("id")))
                .orElse("");
        List<JsonObject> ofIt =
                said.stream().filter(message -> id.equals(message.text("id"))).toList();
        return ofIt.stream()
                                .filter(message -> ENDS.contains(String.valueOf(message.text("type"))))
                                .count()
                        == 1
                && ENDS.contains(String.valueOf(ofIt.get(ofIt.size() - 1).text("type")));
    }

    /** The first report of the end that this moment reports again, or null. */
    static @Nullable Moment first(Moment moment, Transcript transcript) {
        String operation = endedBy(moment);
        @Nullable Moment first = null;
        for (Moment earlier : transcript.moments().subList(0, moment.number())) {
            if (!operation.isEmpty() && operation.equals(endedBy(earlier))) {
                first = first == null ? earlier : first;
            } else if (earlier.what() instanceof Happening.ApplicationActed acted
                    && (acted.what() + " ").startsWith("subscribes " + operation + " ")) {
                first = null;
            }
        }
        return first;
    }

    /** The operation whose end this reports to the application, or empty. */
    private static String endedBy(Moment moment) {
        if (moment.what() instanceof Happening.ApplicationTold told) {
            if (told.event() instanceof ApplicationEvent.Completed completed) {
                return completed.operation();
            }
            return told.event() instanceof ApplicationEvent.Failed failed ? failed.operation() : "";
        }
        return "";
    }

    private static boolean isEndOfWire(Happening.OnWire onWire) {
        return onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended;
    }

    /** Whether this is a complete for an id whose former use ended with an error, and the first message since its new use began. */
    static boolean endsFormerUse(Moment moment, Transcript transcript) {
        if (!(moment.what() instanceof Happening.OnWire complete) || !isOf(complete, "complete", null)) {
            return false;
        }
        @Nullable String id = complete.json() instanceof JsonObject object ? object.text("id") : null;
        boolean failed = false;
        boolean begun = false;
        for (Moment earlier : transcript.moments().subList(0, moment.number())) {
            if (earlier.what() instanceof Happening.OnWire onWire && onWire.wire() == complete.wire()) {
                if (isOf(onWire, "subscribe", id)) {
                    begun = failed;
                } else if (isOf(onWire, "error", id)) {
                    failed = true;
                    begun = false;
                } else if (isOf(onWire, "next", id) || isOf(onWire, "complete", id)) {
                    failed = false;
                    begun = false;
                }
            }
        }
        return begun;
    }

    /**
     * The type of the message that ended an operation where the client closes the connection at it, although another one still runs on it;
     * else empty.
     */
    static String closedBeside(Moment moment, Transcript transcript) {
        if (!(moment.what() instanceof Happening.OnWire close)
                || close.direction() != Direction.RECEIVED
                || !isEndOfWire(close)) {
            return "";
        }
        Set<String> active = new LinkedHashSet<>();
        String ended = "";
        for (Moment earlier : transcript.moments().subList(0, moment.number())) {
            if (earlier.what() instanceof Happening.OnWire onWire
                    && onWire.wire() == close.wire()
                    && onWire.json() instanceof JsonObject message) {
                String id = String.valueOf(message.text("id"));
                String type = String.valueOf(message.text("type"));
                ended = ENDS.contains(type) ? type : "";
                if (!ended.isEmpty()) {
                    active.remove(id);
                } else if (STARTS.contains(type)) {
                    active.add(id);
                }
            }
        }
        return active.isEmpty() ? "" : ended;
    }

    private static boolean isOf(Happening.OnWire onWire, String type, @Nullable String id) {
        return onWire.json() instanceof JsonObject object
                && type.equals(object.text("type"))
                && (id == null || id.equals(object.text("id")));
    }
}
