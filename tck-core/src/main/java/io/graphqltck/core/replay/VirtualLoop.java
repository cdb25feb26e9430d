package io.graphqltck.core.replay;

import io.graphqltck.core.wire.Loop;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose clock stands still until somebody moves it on: hours go by in no time. */
final class VirtualLoop implements Loop {

    /** No timer is due at any time. */
    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now;
    private long number;

    private static final class Task {
        private final long due;
        private final long number;
        private final Runnable runnable;
        private boolean cancelled;

        Task(long due, long number, Runnable runnable) {
            this.due = due;
            this.number = number;
            this.runnable = runnable;
        }

        long due() {
            return due;
        }

        long number() {
            return number;
        }
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Task scheduled = new Task(now + delay.toNanos(), number++, task);
        tasks.add(scheduled);
        return () -> scheduled.cancelled = true;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** When the next timer is due, or {@link #NEVER}. */
    long next() {
        while (!tasks.isEmpty() && tasks.element().cancelled) {
            tasks.remove();
        }
        return tasks.isEmpty() ? NEVER : tasks.element().due();
    }

    /** Whether something is to be done at this very time. */
    boolean isBusy() {
        return next() <= now;
    }

    /** Moves on to the next timer and runs it. */
    void fire() {
        Task task = tasks.remove();
        now = Math.max(now, task.due());
        task.runnable.run();
    }

    /** Moves the clock on; never back. */
    void moveTo(long time) {
        now = Math.max(now, time);
    }
}
