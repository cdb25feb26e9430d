package io.graphqltck.core.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for a garbage collection on a thread of its own, and not often: those who are short of memory must not wait for it. */
final class Collector implements Runnable {

    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE);

    @Override
    public void run() {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= PAUSE && last.compareAndSet(before, now)) {
            Thread thread = new Thread(System::gc, "graphql-tck-collector");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
