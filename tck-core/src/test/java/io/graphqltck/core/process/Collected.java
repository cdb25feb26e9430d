package io.graphqltck.core.process;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** What a child wrote. */
final class Collected implements OutputListener {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final List<String> overlong = new CopyOnWriteArrayList<>();

    @Override
    public void line(String text) {
        lines.add(text);
    }

    @Override
    public void overlong(String beginning, String which) {
        overlong.add(beginning);
    }

    /** The next line; waits for it. */
    String next() throws InterruptedException {
        return lines.take();
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
