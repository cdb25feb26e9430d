package io.graphqltck.core.run;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of one run of one protocol against one subject.
 *
 * @param complete false when the run was broken off and some scenarios were not played
 * @param unstable ids of the scenarios that were played several times and did not end alike every time
 */
public record RunResult(
        SubjectInfo subject,
        Protocol protocol,
        List<ScenarioResult> results,
        Instant started,
        Duration took,
        boolean complete,
        Set<String> unstable) {

    public RunResult {
        results = List.copyOf(results);
        unstable = Set.copyOf(unstable);
    }

    /** With nothing that was found to be unstable. */
    public RunResult(
            SubjectInfo subject,
            Protocol protocol,
            List<ScenarioResult> results,
            Instant started,
            Duration took,
            boolean complete) {
        this(subject, protocol, results, started, took, complete, Set.of());
    }

    /** Of these scenarios alone. */
    public RunResult only(Collection<Scenario> scenarios) {
        Set<String> ids = scenarios.stream().map(Scenario::id).collect(Collectors.toSet());
        List<ScenarioResult> own = results.stream()
                .filter(result -> ids.contains(result.scenario().id()))
                .toList();
        return own.size() == results.size()
                ? this
                : new RunResult(subject, protocol, own, started, took, complete, unstable);
    }

    /** How many scenarios ended in each verdict; only those that occur. */
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts;
    }
}
