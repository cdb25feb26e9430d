package io.graphqltck.benchmarks.soak;

import com.sun.management.OperatingSystemMXBean;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.wire.Loop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a round that hangs from one on a busy machine. It counts what the kit itself has had since a scenario last began or ended: turns
 * of its event loop, by which all its waiting is timed, and computing time. A process that is not let run has neither.
 */
final class Progress implements RunListener {

    private static final Duration BEAT = Duration.ofSeconds(1);

    /** Hundreds of times as long as a turn may take. */
    private static final int MOST_BEATS = 300;

    private static final Duration MOST_COMPUTING = Duration.ofMinutes(5);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AtomicInteger beats = new AtomicInteger();
    private volatile long computed = system.getProcessCpuTime();

    /** Counts the turns of this loop until it is closed. */
    void follow(Loop loop) {
        var unused = loop.schedule(BEAT, () -> {
            beats.incrementAndGet();
            follow(loop);
        });
    }

    @Override
    public void began(Scenario scenario) {
        moved();
    }

    @Override
    public void finished(ScenarioResult result) {
        moved();
    }

    /** Something has come to its end. */
    void moved() {
        beats.set(0);
        computed = system.getProcessCpuTime();
    }

    /** How it hangs, or null. */
    @Nullable
    String hang() {
        if (beats.get() > MOST_BEATS) {
            return "no scenario begins or ends, and nothing is waited for any more";
        }
        return system.getProcessCpuTime() - computed > MOST_COMPUTING.toNanos()
                ? "no scenario begins or ends in " + MOST_COMPUTING.toMinutes() + " minutes of computing"
                : null;
    }
}
