package io.graphqltck.core.run;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plays whose verdict means nothing because of what happened at the same time: the kit was delayed, or the subject's process
 * ended. A verdict from before that end stands. In the last moments before it, and after it, another play may have caused a failure or a
 * warning, and a play that expects the end of its connection passes because of it. Safe for use by several threads.
 */
final class DisturbedPlays {

    /** The end may have begun this long before it is noticed. */
    static final Duration LAST_MOMENTS = Duration.ofSeconds(2);

    /** Many clients end their connections without a close frame, which is less of a reason to wait. */
    static final Duration SHOWING = Duration.ofMillis(500);

    /** Going away, and service restart, as codes of close frames. */
    private static final Set<Integer> SHUTTING_DOWN = Set.of(1001, 1012);

    /** What a proxy answers that does not reach the server behind it. */
    private static final Set<Integer> GATEWAY = Set.of(502, 503, 504);

    private static final String IN_FLIGHT =
            "not judged: it was in flight when the subject was lost, and may have ended it: ";
    private static final String NOT_PLAYED = "not judged: the subject was lost before: ";

    private final Venue venue;
    private final Map<String, ScenarioResult> results = new HashMap<>();
    private final Map<String, Long> finished = new HashMap<>();
    private long well = System.nanoTime();

    DisturbedPlays(Venue venue) {
        this.venue = venue;
    }

    /** Takes note of a play's end; called at once. */
    synchronized void finished(ScenarioResult result) {
        long now = System.nanoTime();
        if (venue.health() == null) {
            well = now;
        }
        results.put(result.scenario().id(), result);
        finished.put(result.scenario().id(), now);
    }

    /** Whether a play of the last moments looks as if the subject's process ended with it. */
    synchronized boolean mayEndNow() {
        long now = System.nanoTime();
        return results.values().stream()
                .filter(result -> now - finished.getOrDefault(result.scenario().id(), now) < LAST_MOMENTS.toNanos())
                .anyMatch(result -> result.transcript() != null && mayShowTheEnd(result.transcript()));
    }

    /** Whether the subject's process may have ended with it, or has said on a connection that it is about to. */
    static boolean mayShowTheEnd(Transcript transcript) {
        return showsAnEnd(transcript)
                || transcript.moments().stream()
                        .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                                && onWire.direction() == Direction.RECEIVED
                                && onWire.event() instanceof WireEvent.Close close
                                && close.code() != null
                                && SHUTTING_DOWN.contains(close.code()));
    }

    /** Whether a connection ended in a way in which it does when a process ends: without a close frame, or not even made. */
    static boolean showsAnEnd(Transcript transcript) {
        Set<Integer> closed = new HashSet<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
                if (isOrderly(onWire.event())) {
                    closed.add(onWire.wire());
                } else if (onWire.event() instanceof WireEvent.Ended ended
                        && !ended.how().isByKit()
                        && !closed.contains(onWire.wire())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What comes before a connection that ends as it should. */
    private static boolean isOrderly(WireEvent event) {
        return event instanceof WireEvent.Close
                || event instanceof WireEvent.Answered
                || event instanceof WireEvent.StreamEnded
                || (event instanceof WireEvent.Responded responded
                        && responded.head().status() != 101);
    }

    /** Those of these that have to be played again; {@code died}: the subject's process has ended. */
    synchronized List<Scenario> among(List<Scenario> scenarios, boolean died) {
        return scenarios.stream().filter(scenario -> isOne(scenario, died)).toList();
    }

    /**
     * The results of those that say nothing because the subject has gone for good. What had come to its end without it stands.
     *
     * @param all those of the run, of which some may have no result
     * @param known the results that there are now
     */
    @SuppressWarnings("ReferenceEquality") // another result of the same scenario is of a later play
    synchronized List<ScenarioResult> lost(List<Scenario> all, Map<String, ScenarioResult> known, Role role) {
        List<ScenarioResult> lost = new ArrayList<>();
        @Nullable String death = venue.health();
        if (death == null || KitFailure.first() != null) {
            return lost;
        }
        for (Scenario scenario : all) {
            @Nullable ScenarioResult result = known.get(scenario.id());
            boolean unjudged = result == null
                    || (result == results.get(scenario.id()) && isOne(scenario, true) && !stands(result));
            if (unjudged) {
                boolean inFlight = result != null && result.transcript() != null && wasConnected(result.transcript());
                lost.add(ScenarioResult.notPlayed(
                        scenario, role, Verdict.HARNESS_ERROR, (inFlight ? IN_FLIGHT : NOT_PLAYED) + death));
            }
        }
        return lost;
    }

    /** The result of one that is not played again: what happened when others were played next to it says nothing of it. */
    static ScenarioResult left(ScenarioResult result, Duration most) {
        String why = result.verdict() == Verdict.HARNESS_ERROR
                ? result.reason()
                : "the subject's process ended while it was played";
        return result.with(
                Verdict.HARNESS_ERROR,
                why + "; it was not played again, since others took the " + most.toSeconds()
                        + " s that there are for that");
    }

    /** Whether the end of the subject has nothing to do with this result. One that shuts down closes its connections in good order. */
    private boolean stands(ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        if (transcript == null || showsAnEnd(transcript) || isAnsweredByGateway(transcript)) {
            return false;
        }
        long end = finished.getOrDefault(result.scenario().id(), well);
        return result.verdict() == Verdict.PASSED || (end - well <= 0 && !isEndedBySubject(transcript));
    }

    /** Whether something answered that says it is not the subject: a refusal by it is none of the subject's. */
    private static boolean isAnsweredByGateway(Transcript transcript) {
        return transcript.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == Direction.RECEIVED
                        && GATEWAY.contains(status(onWire.event())));
    }

    private static int status(WireEvent event) {
        if (event instanceof WireEvent.Responded responded) {
            return responded.head().status();
        }
        return event instanceof WireEvent.Answered answered ? answered.head().status() : 0;
    }

    private static boolean isEndedBySubject(Transcript transcript) {
        return transcript.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == Direction.RECEIVED
                        && (onWire.event() instanceof WireEvent.Close
                                || (onWire.event() instanceof WireEvent.Ended ended
                                        && !ended.how().isByKit())));
    }

    private static boolean wasConnected(Transcript transcript) {
        return transcript.moments().stream()
                .noneMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.event() instanceof WireEvent.Ended ended
                        && ended.how() == WireEvent.Ending.NOT_CONNECTED);
    }

    /** The result of a scenario that ends the subject's process when it is played alone; {@code selected}: all of the run, by id. */
    static ScenarioResult ending(ScenarioResult judged, String death, Set<String> selected) {
        ScenarioResult result = judged.with(Verdict.FAILED, ScenarioResult.ENDS_PROCESS + death);
        @Nullable String proof = result.provedBy();
        // A proof that nobody asked for must not make it blocked: that the process ended is proof enough.
        return proof == null || selected.contains(proof)
                ? result
                : result.provedBy(result.scenario().id());
    }

    private boolean isOne(Scenario scenario, boolean died) {
        @Nullable ScenarioResult result = results.get(scenario.id());
        @Nullable Long end = finished.get(scenario.id());
        if (result == null || end == null) {
            return false;
        }
        boolean late = died && end - well > -LAST_MOMENTS.toNanos();
        boolean before = venue.deaths().stream().anyMatch(death -> Math.abs(death - end) < LAST_MOMENTS.toNanos())
                && result.transcript() != null
                && showsAnEnd(result.transcript());
        return late || before || result.verdict() == Verdict.HARNESS_ERROR;
    }
}
