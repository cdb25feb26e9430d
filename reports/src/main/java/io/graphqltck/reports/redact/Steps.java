package io.graphqltck.reports.redact;

/**
 * Counts what masking looks at, and ends it when that is too much: the texts come from peers that may be hostile. A step is
 * about one character looked at once.
 */
final class Steps {

    private long left;
    private long taken;

    Steps(long budget) {
        this.left = budget;
    }

    void take(int count) {
        taken += count;
        left -= count;
        if (left < 0) {
            throw new SpentException();
        }
    }

    long taken() {
        return taken;
    }

    boolean isSpent() {
        return left < 0;
    }

    /** The budget is used up; what was being searched must not be shown. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SpentException() {
            super("the budget for masking is used up", null, false, false);
        }
    }
}
