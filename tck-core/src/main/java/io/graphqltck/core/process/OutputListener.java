package io.graphqltck.core.process;

/**
 * Receives what a child writes to standard output, in order, on one thread. The child's pipe is read no further until a call
 * returns, so that a child that floods waits for its listener.
 */
@FunctionalInterface
public interface OutputListener {

    /** A line, without its line end. */
    void line(String text);

    /**
     * A line came that is longer than {@link ChildProcess#MAX_LINE}; the rest of it is read and discarded.
     *
     * @param beginning its first characters
     * @param which in words that follow "a line"
     */
    default void overlong(String beginning, String which) {}

    /**
     * The kit has no memory left for a line, which is no mistake of who wrote it; the rest of it is read and discarded.
     *
     * @param beginning its first characters
     */
    default void unheld(String beginning) {}
}
