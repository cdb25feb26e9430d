package io.graphqltck.core.run;

import io.graphqltck.core.model.Turn;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        if (proof == null || restsOnItself(result, results)) {
            return result;
        }
        boolean open = result.verdict() == Verdict.PASSED || result.verdict() == Verdict.WARNED;
        boolean missed = open
                && (includes(result, proof) || result.verdict() == Verdict.WARNED)
                && result.findings().stream().anyMatch(Finding::isDivergence);
        if (result.verdict() != Verdict.FAILED && !missed) {
            return result;
        }
        @Nullable ScenarioResult proving = results.get(proof);
        if (proving == null && !includes(result, proof)) {
            return result;
        }
        // Where the proof passed, what did not happen here is what this scenario is about: a failure, a warning, or an
        // observation.
        if (proving != null && proves(proving)) {
            return result;
        }
        if (missed) {
            // What an open sentence is about has not happened: that the subject did well cannot be said.
            return result.with(
                    Verdict.BLOCKED, "what it builds on did not happen, see `" + proof + "`: " + reasonOf(result));
        }
        String state = proving == null
                ? "was not played in this run"
                : "ended as " + proving.verdict().word();
        return result.with(
                Verdict.BLOCKED, "it builds on what `" + proof + "` tests, which " + state + ": " + result.reason());
    }

    /** Whether what proves this, and what proves that in turn, comes back to it: blocked by each other, they would hide what is wrong. */
    private static boolean restsOnItself(ScenarioResult result, Map<String, ScenarioResult> results) {
        Set<String> seen = new HashSet<>();
        @Nullable ScenarioResult at = result;
        while (at != null && at.provedBy() != null && seen.add(at.scenario().id())) {
            if (at.provedBy().equals(result.scenario().id())) {
                return true;
            }
            at = results.get(at.provedBy());
        }
        return false;
    }

    /** Whether the scenario has turns that this one proves, rather than resting on it only by how it ended. */
    private static boolean includes(ScenarioResult result, String proof) {
        return Turn.every(result.scenario().dialogue())
                .anyMatch(turn -> turn instanceof Turn.Included included && proof.equals(included.provedBy()));
    }

    private static String reasonOf(ScenarioResult result) {
        return result.findings().stream()
                .filter(Finding::isDivergence)
                .findFirst()
                .map(Finding::reason)
                .orElse(result.reason());
    }

    /** A warning proves it too, unless it is about where the script was left: what stands after that was not seen. */
    private static boolean proves(ScenarioResult proving) {
        return proving.verdict() == Verdict.PASSED
                || (proving.verdict() == Verdict.WARNED
                        && proving.findings().stream().noneMatch(Finding::isDivergence));
    }
}
