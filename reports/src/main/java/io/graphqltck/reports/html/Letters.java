package io.graphqltck.reports.html;

import io.graphqltck.core.verdict.Verdict;

/** One letter for each verdict, as the page's data has them. */
final class Letters {

    /** Stands for no verdict at all. */
    static final char NONE = '-';

    private Letters() {}

    static char of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> 'p';
            case FAILED -> 'f';
            case WARNED -> 'w';
            case NOT_APPLICABLE -> 'n';
            case BLOCKED -> 'b';
            case UNTESTABLE -> 'u';
            case HARNESS_ERROR -> 'h';
            case KNOWN_FAILURE -> 'k';
            case FIXED -> 'x';
            case CHANGED -> 'c';
            case KNOWN_BLOCKED -> 'd';
        };
    }

    /** Whether something was found that a reader may want to see in full. */
    static boolean isTold(Verdict verdict) {
        return switch (verdict) {
            case FAILED, CHANGED, FIXED, HARNESS_ERROR, KNOWN_FAILURE, BLOCKED, KNOWN_BLOCKED, WARNED -> true;
            case PASSED, UNTESTABLE, NOT_APPLICABLE -> false;
        };
    }
}
