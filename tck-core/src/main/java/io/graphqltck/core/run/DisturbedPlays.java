package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plays whose verdict means nothing because of what happened at the same time: the kit was delayed, or the subject's process
 * ended. A verdict from before that end stands. In the last moments before it, and after it, another play may have caused a failure or a
 * warning, and a play that expects the end of its connection passes because of it. Not safe for use by several threads.
 */
final class DisturbedPlays {

    /** The end may have begun this long before it is noticed. */
    static final Duration LAST_MOMENTS = Duration.ofSeconds(2);

    /** Many clients end their connections without a close frame, which is less of a reason to wait. */
    static final Duration SHOWING = Duration.ofMillis(500);

    private final Venue venue;
    private final Map<String, ScenarioResult> results = new HashMap<>();
    private final Map<String, Long> finished = new HashMap<>();
    private long well = System.nanoTime();

    DisturbedPlays(Venue venue) {
        this.venue = venue;
    }

    /** Takes note of a play's end; called at once. */
    void finished(ScenarioResult result) {
        long now = System.nanoTime();
        if (venue.health() == null) {
            well = now;
        }
        results.put(result.scenario().id(), result);
        finished.put(result.scenario().id(), now);
    }

    /** Whether a play of the last moments looks as if the subject's process ended with it. */
    boolean mayEndNow() {
        long now = System.nanoTime();
        return results.values().stream()
                .filter(result -> now - finished.getOrDefault(result.scenario().id(), now) < LAST_MOMENTS.toNanos())
                .anyMatch(result -> result.transcript() != null && showsAnEnd(result.transcript()));
    }

    /** Whether a connection ended in a way in which it does when a process ends: without a close frame, or not even made. */
    static boolean showsAnEnd(Transcript transcript) {
        Set<Integer> closed = new HashSet<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
                if (isOrderly(onWire.event())) {
                    closed.add(onWire.wire());
                } else if (onWire.event() instanceof WireEvent.Ended ended
                        && ended.how() != WireEvent.Ending.BY_KIT
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
    List<Scenario> among(List<Scenario> scenarios, boolean died) {
        return scenarios.stream().filter(scenario -> isOne(scenario, died)).toList();
    }

    /** Of one that is not played again any more. */
    static ScenarioResult left(ScenarioResult result, Duration most) {
        String why = result.verdict() == Verdict.HARNESS_ERROR
                ? result.reason()
                : "the subject's process ended while it was played";
        return result.with(
                Verdict.HARNESS_ERROR,
                why + "; it was not played again, since others took the " + most.toSeconds()
                        + " s that there are for that");
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
