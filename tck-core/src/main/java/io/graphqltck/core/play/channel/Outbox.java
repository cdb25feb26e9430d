package io.graphqltck.core.play.channel;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one wire must still send, one after the other, where that takes its time. Without any, everything is done at once. */
public final class Outbox {

    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean running;

    /** Something that ends later. */
    @FunctionalInterface
    interface Task {
        /** Does it, and runs {@code next} at the end. */
        void run(Runnable next);
    }

    void add(Task task) {
        tasks.add(task);
        goOn();
    }

    /** Something that ends at once. */
    void add(Runnable task) {
        add(next -> {
            task.run();
            next.run();
        });
    }

    private void goOn() {
        while (!running && !tasks.isEmpty()) {
            running = true;
            Task task = tasks.remove();
            boolean[] within = {true};
            task.run(() -> {
                running = false;
                if (!within[0]) {
                    goOn();
                }
            });
            within[0] = false;
        }
    }
}
