package io.graphqltck.runner.trial;

import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one result of several runs of the same scenarios. */
final class Repeats {

    /** The worst first. */
    private static final List<Verdict> ORDER = List.of(
            Verdict.FAILED,
            Verdict.CHANGED,
            Verdict.HARNESS_ERROR,
            Verdict.BLOCKED,
            Verdict.FIXED,
            Verdict.KNOWN_FAILURE,
            Verdict.KNOWN_BLOCKED,
            Verdict.WARNED,
            Verdict.UNTESTABLE,
            Verdict.NOT_APPLICABLE,
            Verdict.PASSED);

    private Repeats() {}

    static RunResult merge(List<RunResult> runs) {
        RunResult first = runs.get(0);
        if (runs.size() == 1) {
            return first;
        }
        List<ScenarioResult> merged = new ArrayList<>();
        Set<String> unstable = new HashSet<>();
        for (int i = 0; i < first.results().size(); i++) {
            List<ScenarioResult> same = new ArrayList<>();
            for (RunResult run : runs) {
                if (i < run.results().size()) {
                    same.add(run.results().get(i));
                }
            }
            ScenarioResult worst = worst(same);
            boolean alike = same.stream().map(Repeats::ending).distinct().count() == 1;
            if (alike) {
                merged.add(worst);
            } else {
                unstable.add(worst.scenario().id());
                merged.add(worst.with(
                        worst.verdict(), "it does not always end alike: " + counts(same) + "; " + worst.reason()));
            }
        }
        Duration took = runs.stream().map(RunResult::took).reduce(Duration.ZERO, Duration::plus);
        boolean complete = runs.stream().allMatch(RunResult::complete);
        return new RunResult(first.subject(), first.protocol(), merged, first.started(), took, complete, unstable);
    }

    private static ScenarioResult worst(List<ScenarioResult> results) {
        return results.stream()
                .min(java.util.Comparator.comparingInt(result -> ORDER.indexOf(result.verdict())))
                .orElseThrow();
    }

    /** Two failures for different requirements are different endings. */
    private static String ending(ScenarioResult result) {
        return result.verdict().word() + " " + Baseline.firstRequirement(result);
    }

    private static String counts(List<ScenarioResult> results) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " times " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }
}
