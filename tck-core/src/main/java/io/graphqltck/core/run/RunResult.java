package io.graphqltck.core.run;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one run of one protocol against one subject.
 *
 * @param complete false when the run was broken off and some scenarios were not played
 */
public record RunResult(
        SubjectInfo subject,
        Protocol protocol,
        List<ScenarioResult> results,
        Instant started,
        Duration took,
        boolean complete) {

    public RunResult {
        results = List.copyOf(results);
    }

    /** How many scenarios ended in each verdict; only those that occur. */
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts;
    }
}
