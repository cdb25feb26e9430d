package io.graphqltck.core.process;

/** A program cannot be used: it cannot be started, or never got ready. The message says what is wrong and what to do. */
public final class ProcessException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isTooLong;

    public ProcessException(String message) {
        this(message, false);
    }

    /** {@code isTooLong}: what should be passed to the program does not fit into its arguments and environment. */
    public ProcessException(String message, boolean isTooLong) {
        super(message, null, false, false);
        this.isTooLong = isTooLong;
    }

    /** Whether the program itself could be started, with less to pass to it. */
    public boolean isTooLong() {
        return isTooLong;
    }
}
