package io.graphqltck.runner;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err notes, progress, errors
 * @param interactive whether a person is watching, so that colours and a progress line make sense
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    /** One line to whoever watches, not part of the result. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }
}
