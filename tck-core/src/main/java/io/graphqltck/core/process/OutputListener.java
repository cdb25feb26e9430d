package io.graphqltck.core.process;

/**
 * Is told what a child writes to standard output, in order, on one thread. The child's pipe is read no further until a call
 * returns, so that a child that floods waits for whoever listens.
 */
@FunctionalInterface
public interface OutputListener {

    /** A line, without its line end. */
    void line(String text);

    /**
     * A line over {@link ChildProcess#MAX_LINE} octets came; the rest of it is read and thrown away.
     *
     * @param beginning its first characters
     */
    default void overlong(String beginning) {}
}
