package io.graphqltck.core.verdict;

import java.util.Arrays;
import java.util.Locale;

/** What a scenario ends in. */
public enum Verdict {
    PASSED,
    FAILED,
    WARNED,
    /** A capability that the scenario needs is not there. */
    NOT_APPLICABLE,
    /** What it builds on failed. */
    BLOCKED,
    /** The subject lacks the operations that the scenario uses. */
    UNTESTABLE,
    /** The kit's or the adapter's fault, or the kit itself was late. */
    HARNESS_ERROR,
    /** Fails as the baseline says. */
    KNOWN_FAILURE,
    /** A known failure that passes. */
    FIXED,
    /** Fails for another reason than the baseline says. */
    CHANGED,
    /** What it builds on fails as the baseline says. */
    KNOWN_BLOCKED;

    /** As in reports: {@code not-applicable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict of this word. @throws IllegalArgumentException when there is none */
    public static Verdict of(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict `" + word + "`"));
    }
}
