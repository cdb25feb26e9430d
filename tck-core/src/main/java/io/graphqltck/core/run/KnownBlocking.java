package io.graphqltck.core.run;

import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes what is blocked by a known failure from what is blocked by a new one. A run would be red for ever otherwise, since a scenario that
 * is blocked never fails as a baseline could say. What is blocked by a mere warning is no redder than that.
 */
final class KnownBlocking {

    private final List<ScenarioResult> results;
    private final Map<String, ScenarioResult> byId = new LinkedHashMap<>();
    private final Baseline baseline;
    private final LocalDate today;

    /** {@code results} in the light of the baseline. */
    KnownBlocking(List<ScenarioResult> results, Baseline baseline, LocalDate today) {
        this.results = results;
        this.baseline = baseline;
        this.today = today;
        results.forEach(result -> byId.put(result.scenario().id(), result));
    }

    List<ScenarioResult> results() {
        return results.stream().map(this::judged).toList();
    }

    private ScenarioResult judged(ScenarioResult result) {
        return result.verdict() == Verdict.BLOCKED && isKnown(result)
                ? result.with(Verdict.KNOWN_BLOCKED, result.reason())
                : result;
    }

    /** Follows what blocks what to the one that is not blocked itself. */
    private boolean isKnown(ScenarioResult blocked) {
        Set<String> seen = new HashSet<>();
        @Nullable String proof = blocked.provedBy();
        while (proof != null && seen.add(proof)) {
            @Nullable ScenarioResult proving = byId.get(proof);
            if (proving == null) {
                // Not played, so that nothing vouches for the entry but that this failure is the one it describes.
                return baseline.knows(proof, Baseline.firstRequirement(blocked), today);
            }
            if (proving.verdict() != Verdict.BLOCKED) {
                return proving.verdict() == Verdict.KNOWN_FAILURE || proving.verdict() == Verdict.WARNED;
            }
            proof = proving.provedBy();
        }
        return false;
    }
}
