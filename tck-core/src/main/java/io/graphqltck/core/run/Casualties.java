package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which plays say nothing because of what happened beside them: the kit was late, or the subject's process ended. What came of
 * a play before that end stands. In its last moments and behind it failures and warnings may be another play's doing, and a play
 * that awaits the end of its connection passes by it. Not safe for use by several threads at the same time.
 */
final class Casualties {

    /** So long before the end is noticed it may have begun. */
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(2);

    private final Venue venue;
    private final Map<String, ScenarioResult> results = new HashMap<>();
    private final Map<String, Long> finished = new HashMap<>();
    private long well = System.nanoTime();

    Casualties(Venue venue) {
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

    /** Those of these that have to be played again, each alone. */
    List<Scenario> among(List<Scenario> scenarios) {
        boolean died = venue.health() != null;
        return scenarios.stream().filter(scenario -> isOne(scenario, died)).toList();
    }

    private boolean isOne(Scenario scenario, boolean died) {
        @Nullable ScenarioResult result = results.get(scenario.id());
        @Nullable Long end = finished.get(scenario.id());
        if (result == null || end == null) {
            return false;
        }
        boolean late = died && end - well > -LAST_MOMENTS.toNanos();
        return late || result.verdict() == Verdict.HARNESS_ERROR;
    }
}
