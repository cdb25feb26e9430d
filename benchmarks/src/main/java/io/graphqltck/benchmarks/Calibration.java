package io.graphqltck.benchmarks;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the scenarios that need no real waiting: those that pass in less than this time when nothing else is played. A proof of
 * silence alone listens for 50 ms, so that none with one is among them.
 */
final class Calibration {

    static final Duration QUICK = Duration.ofMillis(50);

    private Calibration() {}

    /** The quick ones among these. */
    static List<Scenario> quick(KitClient kit, List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> quick = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            // Isolated scenarios are played one after the other, and would measure that.
            if (!scenario.isolated() && isQuick(kit, scenario)) {
                quick.add(scenario);
            }
        }
        return quick;
    }

    private static boolean isQuick(KitClient kit, Scenario scenario) throws InterruptedException {
        ScenarioResult result =
                kit.play(List.of(scenario), 1, RunListener.NONE).results().get(0);
        return result.verdict() == Verdict.PASSED
                && result.transcript() != null
                && result.took().compareTo(QUICK) < 0;
    }
}
