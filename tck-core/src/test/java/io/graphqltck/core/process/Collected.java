package io.graphqltck.core.process;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a child wrote. */
final class Collected implements OutputListener {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final List<String> overlong = new CopyOnWriteArrayList<>();

    @Override
    public void line(String text) {
        lines.add(text);
    }

    @Override
    public void overlong(String beginning) {
        overlong.add(beginning);
    }

    /** The next line; waits for it. */
    String next() throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        return line == null ? "(no line within 10 s)" : line;
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
