package io.graphqltck.core.wire;

import java.time.Duration;

/** The one thread of a scenario: everything of that scenario happens on it, so that nothing needs a lock. */
public interface Loop {

    void execute(Runnable task);

    /** Runs the task later; closing what is returned prevents that. */
    Cancellable schedule(Duration delay, Runnable task);

    /** A clock in nanoseconds that only moves forward. */
    long nanoTime();

    /** Something that can be called off; calling it off twice does nothing. */
    @FunctionalInterface
    interface Cancellable {
        void cancel();
    }
}
