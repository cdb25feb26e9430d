package io.graphqltck.core.play;

import io.graphqltck.core.wire.Loop;
import java.time.Duration;

/**
 * Measures by how much a loop is late, so that the kit never blames a subject for its own lag. One for each loop; used on that
 * loop only, after {@link #start()}.
 */
public final class StallMeter {

    private static final Duration TICK = Duration.ofMillis(25);
    private static final int KEPT = 64;

    private final Loop loop;
    private final long[] ends = new long[KEPT];
    private final long[] stalls = new long[KEPT];
    private int next;
    private long last;
    private Loop.Cancellable tick = () -> {};

    public StallMeter(Loop loop) {
        this.loop = loop;
    }

    /** For a loop with a clock of its own, which nothing can hold up; needs no {@link #start}. */
    public static StallMeter none(Loop loop) {
        StallMeter meter = new StallMeter(loop);
        meter.last = Long.MAX_VALUE / 2;
        return meter;
    }

    /** May be called on any thread. */
    public void start() {
        loop.execute(() -> {
            last = loop.nanoTime();
            tick = loop.schedule(TICK, this::tick);
        });
    }

    /** May be called on any thread. */
    public void stop() {
        loop.execute(() -> tick.cancel());
    }

    /** By how much, altogether, the loop was late since this time of its clock; what it lost before that does not count. */
    Duration latenessSince(long nanoTime) {
        long now = loop.nanoTime();
        long total = Math.max(0, Math.min(now - nanoTime, now - last - 2 * TICK.toNanos()));
        for (int i = 0; i < KEPT; i++) {
            total += Math.max(0, Math.min(stalls[i], ends[i] - nanoTime));
        }
        return Duration.ofNanos(total);
    }

    private void tick() {
        long now = loop.nanoTime();
        long late = now - last - TICK.toNanos();
        if (late > TICK.toNanos()) {
            ends[next] = now;
            stalls[next] = late;
            next = (next + 1) % KEPT;
        }
        last = now;
        tick = loop.schedule(TICK, this::tick);
    }
}
