package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wait knows by how much the kit was late during it, and is not excused by what was before. */
class StallMeterTests {

    private final FakeLoop loop = new FakeLoop();
    private final StallMeter meter = new StallMeter(loop);

    @BeforeEach
    void start() {
        meter.start();
        loop.run();
    }

    @Test
    void findsNothingWhereTheLoopIsOnTime() {
        long since = loop.nanoTime();
        loop.elapse(Duration.ofSeconds(5));

        assertThat(meter.latenessSince(since)).isZero();
    }

    @Test
    void addsUpWhatWasLost() {
        long since = loop.nanoTime();
        loop.stall(Duration.ofMillis(300));
        loop.elapse(Duration.ofSeconds(1));
        loop.stall(Duration.ofMillis(400));

        assertThat(meter.latenessSince(since)).isBetween(Duration.ofMillis(640), Duration.ofMillis(700));
    }

    @Test
    void countsAStallThatItsOwnTickHasNotSeenYet() {
        long since = loop.nanoTime();
        Duration[] lateness = new Duration[1];
        loop.schedule(Duration.ofMillis(1), () -> lateness[0] = meter.latenessSince(since));
        loop.stall(Duration.ofMillis(800));

        assertThat(lateness[0]).isBetween(Duration.ofMillis(700), Duration.ofMillis(800));
    }

    /** A wait that begins in the midst of a backlog does not inherit it. */
    @Test
    void forgetsWhatWasLostBefore() {
        long[] since = new long[1];
        loop.schedule(Duration.ofMillis(1), () -> since[0] = loop.nanoTime());
        loop.stall(Duration.ofMillis(800));
        loop.elapse(Duration.ofSeconds(1));

        assertThat(meter.latenessSince(since[0])).isZero();
    }
}
