package io.graphqltck.core.play;

import io.graphqltck.core.wire.Loop;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose clock moves only when a test says so: plays are the same each time, and last no time at all. */
public final class FakeLoop implements Loop {

    private record Task(long due, long number, Runnable runnable, boolean[] cancelled) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now = 1_000_000_000L;
    private long number;

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        boolean[] cancelled = new boolean[1];
        tasks.add(new Task(now + delay.toNanos(), number++, task, cancelled));
        return () -> cancelled[0] = true;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** Runs what is scheduled for now. */
    void run() {
        elapse(Duration.ZERO);
    }

    /** Advances the time; everything runs at its scheduled time. */
    public void elapse(Duration time) {
        long end = now + time.toNanos();
        for (Task next = tasks.peek(); next != null && next.due() <= end; next = tasks.peek()) {
            tasks.remove();
            now = Math.max(now, next.due());
            if (!next.cancelled()[0]) {
                next.runnable().run();
            }
        }
        now = end;
    }

    /** Lets this time go by while nothing runs, as a busy machine does; what was due runs late. */
    void stall(Duration time) {
        now += time.toNanos();
        run();
    }
}
