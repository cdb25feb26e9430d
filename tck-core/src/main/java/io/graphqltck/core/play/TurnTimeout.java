package io.graphqltck.core.play;

import io.graphqltck.core.model.Timing;
import io.graphqltck.core.play.cursor.Heads;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.wire.Loop;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Times one wait: what for, since when, and whether the kit itself was delayed in the meantime. */
final class TurnTimeout {

    private final Loop loop;
    private final StallMeter meter;
    private final Options options;
    private final Consumer<String> fail;

    private @Nullable List<Step> steps;
    private Duration wait = Duration.ZERO;
    private Runnable expired = () -> {};
    private Loop.Cancellable deadline = () -> {};
    private long since;
    private int repeated;
    private boolean stopped;

    /** {@code fail} hears why the play says nothing about the subject. */
    TurnTimeout(Loop loop, StallMeter meter, Options options, Consumer<String> fail) {
        this.loop = loop;
        this.meter = meter;
        this.options = options;
        this.fail = fail;
    }

    Loop loop() {
        return loop;
    }

    /** Waits for one of these steps; a wait for the very same ones continues. */
    void await(List<Step> heads, Runnable whenExpired) {
        if (!isFor(heads)) {
            begin(wait(heads), whenExpired);
            steps = heads;
        }
    }

    /** Whether it is for these that it waits. */
    boolean isFor(List<Step> heads) {
        return steps != null && Heads.same(heads, steps);
    }

    /** Waits so long, whatever it waited for before. */
    void begin(Duration duration, Runnable whenExpired) {
        steps = null;
        wait = duration;
        expired = whenExpired;
        repeated = 0;
        arm();
    }

    /** Waits for nothing, until it is asked to wait again. */
    void rest() {
        steps = null;
        deadline.cancel();
    }

    /** For good: no wait expires any more. */
    void stop() {
        stopped = true;
        deadline.cancel();
    }

    private void arm() {
        deadline.cancel();
        since = loop.nanoTime();
        deadline = loop.schedule(wait, () -> {
            if (!stopped) {
                expired.run();
            }
        });
    }

    private Duration wait(List<Step> heads) {
        Duration sum = options.patience();
        for (Step head : heads) {
            if (head instanceof Step.Emit emit) {
                sum = sum.plus(emit.speeches().get(0).modifiers().timing().after());
            }
            if (head instanceof Step.ProveSilence silence) {
                sum = sum.plus(silence.during());
            }
            if (head instanceof Step.Await await) {
                Timing timing = await.speech().modifiers().timing();
                sum = sum.plus(timing.limit());
                sum = timing.within() == null
                        ? sum
                        : sum.plus(options.parameters().getOrDefault(timing.within(), Duration.ZERO));
            }
        }
        return sum;
    }

    Duration waited() {
        return Duration.ofNanos(loop.nanoTime() - since);
    }

    /** Whether a wait that has expired is the subject's. Where the kit itself was late it waits again, or at last gives up. */
    boolean isSubjects() {
        Duration late = meter.latenessSince(since);
        if (late.compareTo(options.lateness()) <= 0) {
            return true;
        }
        if (++repeated <= Options.MOST_REPEATED_WAITS) {
            arm();
        } else {
            fail.accept(
                    Played.LATE + " by " + late.toMillis() + " ms while it waited; lower the concurrency with --jobs");
        }
        return false;
    }
}
