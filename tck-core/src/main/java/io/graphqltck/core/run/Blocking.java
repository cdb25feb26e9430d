package io.graphqltck.core.run;

import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario that failed within a fragment is blocked by it, unless the scenario that proves the fragment passed. */
final class Blocking {

    private Blocking() {}

    static List<ScenarioResult> applyTo(List<ScenarioResult> results) {
        Map<String, Verdict> verdicts = new HashMap<>();
        results.forEach(result -> verdicts.put(result.scenario().id(), result.verdict()));
        return results.stream().map(result -> judged(result, verdicts)).toList();
    }

    private static ScenarioResult judged(ScenarioResult result, Map<String, Verdict> verdicts) {
        @Nullable String proof = result.provedBy();
        if (result.verdict() != Verdict.FAILED
                || proof == null
                || proof.equals(result.scenario().id())) {
            return result;
        }
        @Nullable Verdict verdict = verdicts.get(proof);
        if (verdict == Verdict.PASSED || verdict == Verdict.WARNED) {
            return result;
        }
        String state = verdict == null ? "was not played in this run" : "ended as " + verdict.word();
        return result.with(
                Verdict.BLOCKED, "it builds on what `" + proof + "` tests, which " + state + ": " + result.reason());
    }
}
