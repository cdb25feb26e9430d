package io.graphqltck.reports;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.select.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one invocation of the kit found out: what every report is made from.
 *
 * @param kitVersion version of the kit
 * @param complete false when the invocation was broken off and some scenarios were not played
 * @param shard which part of the scenarios was selected, or null for all of them
 */
public record Report(
        String kitVersion,
        Instant started,
        Duration took,
        boolean complete,
        @Nullable Shard shard,
        List<RunResult> runs) {

    public Report {
        runs = List.copyOf(runs);
    }

    /** Of all scenarios that were selected. */
    public Report(String kitVersion, Instant started, Duration took, boolean complete, List<RunResult> runs) {
        this(kitVersion, started, took, complete, null, runs);
    }

    /** From these runs, which began at {@code started} or later. */
    public static Report of(String kitVersion, Instant started, List<RunResult> runs) {
        Instant end = runs.stream()
                .map(run -> run.started().plus(run.took()))
                .max(Comparator.naturalOrder())
                .orElse(started);
        boolean complete = runs.stream().allMatch(RunResult::complete);
        return new Report(kitVersion, started, Duration.between(started, end), complete, runs);
    }

    /** The same of an invocation that ended early: even if these runs are complete, others were never begun. */
    public Report brokenOff() {
        return new Report(kitVersion, started, took, false, shard, runs);
    }

    /** The same of an invocation that was to play one part of the scenarios only. */
    public Report ofShard(Shard part) {
        return new Report(kitVersion, started, took, complete, part, runs);
    }
}
