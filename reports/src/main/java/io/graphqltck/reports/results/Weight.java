package io.graphqltck.reports.results;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;

/** What a verdict means to tools that know only passed, failed and skipped tests. */
public enum Weight {
    GOOD,
    BAD,
    /** Not the subject's fault as far as is known, but the run is no success. */
    BROKEN,
    /** Says nothing about the subject, or nothing new. */
    SKIPPED;

    /** {@code failOn}: from which verdicts on a run is not a success. */
    public static Weight of(Result result, FailOn failOn) {
        Verdict verdict = result.verdict();
        boolean open = verdict == Verdict.HARNESS_ERROR || verdict == Verdict.BLOCKED || verdict == Verdict.UNTESTABLE;
        if (failOn.fails(verdict) || result.unstable()) {
            return open ? BROKEN : BAD;
        }
        return switch (verdict) {
            case PASSED, WARNED, FIXED -> GOOD;
            default -> SKIPPED;
        };
    }
}
