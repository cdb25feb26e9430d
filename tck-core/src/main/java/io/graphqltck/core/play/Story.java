package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application received of one operation, read as a whole. Libraries report a failure in several forms: as an error, or as a
 * result that has its errors and no data of its own, with the end of the operation after it. Both say the same.
 */
final class Story {

    private final Deque<Moment> told = new ArrayDeque<>();
    private final Set<Moment> reports = new HashSet<>();
    private @Nullable Json lastData;
    private boolean ended;
    private boolean stopped;
    /** A failure was taken without the end that some libraries report after it. */
    private boolean endIsDue;
    /** How many failures of the connection it has been told already, or began after. */
    private int failuresSeen;

    /** The operation was started, perhaps again under the same name. {@code failuresBefore}: those of the connection are none of its. */
    void begins(int failuresBefore) {
        failuresSeen = failuresBefore;
        ended = false;
        stopped = false;
        endIsDue = false;
        lastData = null;
    }

    int failuresSeen() {
        return failuresSeen;
    }

    void seesFailure() {
        failuresSeen++;
    }

    void stops() {
        stopped = true;
    }

    void result(Moment moment, Json payload) {
        @Nullable Json data = payload instanceof JsonObject object ? object.get("data") : null;
        boolean failed = payload instanceof JsonObject object
                && object.get("errors") instanceof JsonArray errors
                && !errors.items().isEmpty();
        boolean news = data != null && !(data instanceof Json.JsonNull) && !data.equals(lastData);
        if (failed && !news) {
            reports.add(moment);
        }
        lastData = data;
        told.add(moment);
    }

    /** An end; true if the application knew of one already. {@code ofPeer}: it is an error that the peer has sent. */
    boolean ends(Moment moment, boolean ofPeer) {
        // Many libraries report the end of what their user has stopped, some as a failure: the user asked for it.
        // Nobody asked for an
        // error that the server sent for it afterwards.
        boolean askedFor = !ofPeer && stopped;
        if (ended) {
            told.add(moment);
            return true;
        }
        ended = true;
        if (!askedFor && !endIsDue) {
            told.add(moment);
        }
        endIsDue = false;
        return false;
    }

    /** What has been told and no turn has taken that is about this; or null. */
    @Nullable
    Moment about(What what) {
        @Nullable Moment first = told.peek();
        if (first == null) {
            return null;
        }
        return switch (what) {
            case NEXT, COMPLETION, NOTHING -> first;
            case ERROR -> isReport(first) && end() == null ? null : first;
            case FAILURE -> first;
            // However many results it still delivers, the question is whether the application learns of an end.
            case ENDING ->
                Stream.concat(told.stream().filter(this::isOver), Stream.of(first))
                        .findFirst()
                        .orElse(first);
        };
    }

    /** Takes {@link #about}. */
    @Nullable
    Moment take(What what) {
        @Nullable Moment taken = about(what);
        if (taken == null) {
            return null;
        }
        while (!told.isEmpty() && !taken.equals(told.peek())) {
            told.poll();
        }
        told.poll();
        if (isReport(taken) && what != What.NEXT) {
            @Nullable Moment end = end();
            if (end == null) {
                endIsDue = !ended;
            } else {
                told.remove(end);
            }
        }
        return taken;
    }

    /** A failure that was reported as a result, and no end after it; or null. */
    @Nullable
    Moment unended() {
        @Nullable Moment first = told.peek();
        return first != null && isReport(first) && end() == null ? first : null;
    }

    /** What no turn took. */
    Stream<Moment> left() {
        return told.stream();
    }

    /** Whether this result has errors and nothing else to deliver. */
    boolean isReport(Moment moment) {
        return reports.contains(moment);
    }

    private @Nullable Moment end() {
        return told.stream().filter(Story::isEnd).findFirst().orElse(null);
    }

    private boolean isOver(Moment moment) {
        return isEnd(moment) || isReport(moment);
    }

    private static boolean isEnd(Moment moment) {
        return moment.what() instanceof Happening.ApplicationTold event
                && (event.event() instanceof ApplicationEvent.Failed
                        || event.event() instanceof ApplicationEvent.Completed);
    }
}
