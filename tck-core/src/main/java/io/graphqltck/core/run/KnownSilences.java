package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.LocalDate;

/**
 * Plays with a shorter timeout what is known to fail by silence: most of a suite's time is waiting for that. Only the very
 * same silence, or a pass, settles it; whatever else comes of the shorter wait is played again with the full one.
 */
final class KnownSilences {

    private final Baseline baseline;
    private final LocalDate today;
    private final Options options;

    KnownSilences(Baseline baseline, LocalDate today, Options options) {
        this.baseline = baseline;
        this.today = today;
        this.options = options;
    }

    boolean include(Scenario scenario) {
        return baseline.expectsSilence(scenario, today);
    }

    /** With the shorter wait. */
    Options options() {
        return options.ofKnownSilence();
    }

    /** Whether this result of a play with the shorter wait may stand. */
    boolean areSettledBy(ScenarioResult result) {
        return result.verdict() == Verdict.PASSED
                || result.verdict() == Verdict.WARNED
                || baseline.isKnownSilence(result);
    }
}
