package io.graphqltck.junit.subject;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs tasks one after the other, on any thread of an executor; holds none while there is nothing to do. */
final class Orders {

    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Orders(Executor threads) {
        this.threads = threads;
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the executor has ended */
    void give(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::work);
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    @org.jspecify.annotations.Nullable
    private Runnable next() {
        synchronized (waiting) {
            running = !waiting.isEmpty();
            return waiting.poll();
        }
    }
}
