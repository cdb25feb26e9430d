package io.graphqltck.runner.trial;

import java.util.concurrent.atomic.AtomicBoolean;

/** What is still done when somebody presses Ctrl-C. Closed when there is nothing left to save. */
public final class Interruption implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread hook;

    /** {@code save}: what is done then, on a thread of its own. */
    public Interruption(Runnable save) {
        this.hook = new Thread(
                () -> {
                    if (over.compareAndSet(false, true)) {
                        save.run();
                    }
                },
                "tck-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether it was interrupted, so that nobody else should write results any more. */
    public boolean interrupted() {
        return !over.compareAndSet(false, true);
    }

    @Override
    public void close() {
        over.set(true);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and the process ends anyway.
        }
    }
}
