package io.graphqltck.benchmarks.soak;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a play, without what was said in it: a second look needs the memory.
 *
 * @param played false where the verdict needed no play
 * @param provedBy the scenario that tests what this one builds on, if that decided the verdict
 */
record Look(
        Scenario scenario,
        Verdict verdict,
        String reason,
        boolean played,
        @Nullable String provedBy) {

    /** Of this result, whose share of the memory is given back. */
    static Look of(ScenarioResult result) {
        boolean played = result.transcript() != null;
        if (result.transcript() != null) {
            result.transcript().release();
        }
        return new Look(result.scenario(), result.verdict(), result.reason(), played, result.provedBy());
    }
}
