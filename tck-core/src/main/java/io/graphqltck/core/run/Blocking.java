package io.graphqltck.core.run;

import io.graphqltck.core.verdict.Finding;
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
        Map<String, ScenarioResult> byId = new HashMap<>();
        results.forEach(result -> byId.put(result.scenario().id(), result));
        return results.stream().map(result -> judged(result, byId)).toList();
    }

    private static ScenarioResult judged(ScenarioResult result, Map<String, ScenarioResult> results) {
        @Nullable String proof = result.provedBy();
        if (result.verdict() != Verdict.FAILED
                || proof == null
                || proof.equals(result.scenario().id())) {
            return result;
        }
        @Nullable ScenarioResult proving = results.get(proof);
        if (proving != null && proves(proving)) {
            return result;
        }
        String state = proving == null
                ? "was not played in this run"
                : "ended as " + proving.verdict().word();
        return result.with(
                Verdict.BLOCKED, "it builds on what `" + proof + "` tests, which " + state + ": " + result.reason());
    }

    /** A warning proves it too, unless it is about where the script was left: what stands after that was not seen. */
    private static boolean proves(ScenarioResult proving) {
        return proving.verdict() == Verdict.PASSED
                || (proving.verdict() == Verdict.WARNED
                        && proving.findings().stream().noneMatch(Finding::isDivergence));
    }
}
