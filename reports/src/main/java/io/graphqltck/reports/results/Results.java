package io.graphqltck.reports.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that one or several invocations of the kit found out. Secrets are masked already and texts are bounded, but what a
 * subject said is not escaped.
 *
 * @param kitVersion version of the kit that judged
 * @param started when the first of it began
 * @param took from the first beginning to the last end, with microseconds
 * @param complete false when a run was interrupted or is missing, so that not all scenarios were played
 * @param runs no two of them have the same {@linkplain SubjectRun#key() key}
 * @param pairs no two of them have the same {@linkplain PlayedPair#key() key}
 */
public record Results(
        String kitVersion,
        Instant started,
        Duration took,
        boolean complete,
        List<SubjectRun> runs,
        List<PlayedPair> pairs) {

    public Results {
        runs = List.copyOf(runs);
        pairs = List.copyOf(pairs);
    }

    /** Without pairs. */
    public Results(String kitVersion, Instant started, Duration took, boolean complete, List<SubjectRun> runs) {
        this(kitVersion, started, took, complete, runs, List.of());
    }
}
