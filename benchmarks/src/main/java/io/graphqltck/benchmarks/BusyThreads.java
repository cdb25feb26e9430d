package io.graphqltck.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that do nothing but keep processors from others, until closed. */
final class BusyThreads implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    /** Where their sums go, so that no compiler can find them useless. */
    private final AtomicLong sink = new AtomicLong();

    private volatile boolean closed;

    BusyThreads(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::burn, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void burn() {
        long sum = 1;
        while (!closed) {
            for (int i = 0; i < 10_000; i++) {
                sum = sum * 31 + i;
            }
        }
        sink.addAndGet(sum);
    }

    int count() {
        return threads.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
