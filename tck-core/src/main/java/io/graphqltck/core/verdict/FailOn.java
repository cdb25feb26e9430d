package io.graphqltck.core.verdict;

import java.util.Arrays;
import java.util.Locale;

/** From which verdicts on a run is not a success. */
public enum FailOn {
    /** What breaks a MUST, what differs from the baseline, and what could not be judged though it should have been. */
    MUST,
    /** Warnings too. */
    SHOULD,
    /** Also scenarios that the subject has no operations for. */
    ANY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether this verdict makes the run fail. What is blocked by a known failure does not: its cause is accepted, and nothing more
     * could be learnt. What is blocked by anything else does, since nobody knows what it hides.
     */
    public boolean fails(Verdict verdict) {
        return switch (verdict) {
            case FAILED, CHANGED, FIXED, BLOCKED, HARNESS_ERROR -> true;
            case WARNED -> this != MUST;
            case UNTESTABLE -> this == ANY;
            case PASSED, NOT_APPLICABLE, KNOWN_FAILURE, KNOWN_BLOCKED -> false;
        };
    }

    /** The one of this word. @throws IllegalArgumentException when there is none */
    public static FailOn of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no `" + word + "`"));
    }
}
