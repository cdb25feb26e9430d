package io.graphqltck.benchmarks.soak;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.cursor.Silence;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a play, without what was said in it: a second look needs the memory.
 *
 * @param played false where the verdict needed no play
 * @param provedBy the scenario that tests what this one builds on, if that decided the verdict
 * @param late how late the peer was itself at most, while this and what was played with it lasted
 */
record Look(
        Scenario scenario,
        Verdict verdict,
        String reason,
        boolean played,
        @Nullable String provedBy,
        Duration late) {

    /** Of this result, whose share of the memory is given back. */
    static Look of(ScenarioResult result, Duration late) {
        boolean played = result.transcript() != null;
        if (result.transcript() != null) {
            result.transcript().release();
        }
        return new Look(result.scenario(), result.verdict(), result.reason(), played, result.provedBy(), late);
    }

    /** Whether it failed by a silence for which the peer was too late itself: half of the time for which the kit waits. */
    boolean isLateness() {
        return verdict == Verdict.FAILED
                && Silence.isFoundIn(reason)
                && late.compareTo(HostileRound.PATIENCE.dividedBy(2)) > 0;
    }
}
