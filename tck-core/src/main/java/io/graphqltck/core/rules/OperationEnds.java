package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an end belongs to, where a script has diverged at it. */
final class OperationEnds {

    private static final Set<String> ANY_TIME = Set.of("ka", "ping", "pong");

    private OperationEnds() {}

    /** Whether a complete is the last message for a client before this moment; what may come at any time is none. */
    static boolean followsComplete(Moment moment, Transcript transcript) {
        for (int number = moment.number(); number >= 0; number--) {
            if (transcript.moments().get(number).what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.SENT
                    && onWire.json() instanceof JsonObject message
                    && !ANY_TIME.contains(String.valueOf(message.text("type")))) {
                return "complete".equals(message.text("type"));
            }
        }
        return false;
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

    /** Whether the client closes the connection when one of its operations has ended, although another one still runs on it. */
    static boolean closedBeside(Moment moment, Transcript transcript) {
        if (!(moment.what() instanceof Happening.OnWire close)
                || close.direction() != Direction.RECEIVED
                || !(close.event() instanceof WireEvent.Close || close.event() instanceof WireEvent.Ended)) {
            return false;
        }
        Set<String> active = new LinkedHashSet<>();
        boolean ended = false;
        for (Moment earlier : transcript.moments().subList(0, moment.number())) {
            if (earlier.what() instanceof Happening.OnWire onWire
                    && onWire.wire() == close.wire()
                    && onWire.json() instanceof JsonObject message) {
                String id = String.valueOf(message.text("id"));
                ended = isOf(onWire, "complete", null) || isOf(onWire, "error", null);
                if (ended) {
                    active.remove(id);
                } else if (isOf(onWire, "subscribe", null)) {
                    active.add(id);
                }
            }
        }
        return ended && !active.isEmpty();
    }

    private static boolean isOf(Happening.OnWire onWire, String type, @Nullable String id) {
        return onWire.json() instanceof JsonObject object
                && type.equals(object.text("type"))
                && (id == null || id.equals(object.text("id")));
    }
}
