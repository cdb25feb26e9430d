package io.graphqltck.runner.subject;

import io.graphqltck.core.process.OutputListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The end of what a command writes. */
final class LastLines implements OutputListener {

    private static final int MOST = 40;

    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    public synchronized void line(String text) {
        lines.addLast(text);
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** Followed by what it wrote to standard error. */
    synchronized List<String> with(List<String> errors) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(errors);
        return all;
    }
}
