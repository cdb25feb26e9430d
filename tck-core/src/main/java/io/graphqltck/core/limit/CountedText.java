package io.graphqltck.core.limit;

/**
 * A text that counts how often one of its characters is read, and refuses after a number of steps: so a regular expression that backtracks
 * without end stops. Not safe for use by several threads.
 */
public final class CountedText implements CharSequence {

    private final String text;
    private final long most;
    private long steps;

    /** {@code most}: the number of steps that are allowed. */
    public CountedText(String text, long most) {
        this.text = text;
        this.most = most;
    }

    /** More steps were taken than are allowed. */
    public static final class StepsExceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepsExceeded() {
            super(null, null, false, false);
        }
    }

    /** The number of steps that are allowed. */
    public long most() {
        return most;
    }

    /** @throws StepsExceeded after the last step that is allowed */
    @Override
    public char charAt(int index) {
        if (++steps > most) {
            throw new StepsExceeded();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
