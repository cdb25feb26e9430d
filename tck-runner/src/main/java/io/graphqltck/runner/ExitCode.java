package io.graphqltck.runner;

/** What the process ends with. */
public final class ExitCode {

    public static final int CONFORMANT = 0;
    public static final int NOT_CONFORMANT = 1;

    /** Wrong usage, or a file that cannot be read or written. */
    public static final int BAD_INPUT = 2;

    /** The subject or its adapter could not be run, or was lost before all was judged. */
    public static final int NO_SUBJECT = 3;

    /** A bug of the kit. */
    public static final int BUG = 70;

    /** By Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
