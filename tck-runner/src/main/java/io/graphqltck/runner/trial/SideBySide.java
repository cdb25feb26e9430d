package io.graphqltck.runner.trial;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does independent work side by side, so that what waits, waits together. All of it is prepared before any of it runs: nobody is
 * judged while compilers take all of the machine. What must be alone runs after the rest, one at a time.
 */
public final class SideBySide {

    private SideBySide() {}

    /** Something to prepare and to run; each is called once, on any thread, in this order. */
    public interface Work {

        boolean isAlone();

        void prepare() throws InterruptedException;

        void run() throws InterruptedException;
    }

    /**
     * Waits until all of it is done.
     *
     * @param atOnce how many run at the same time, at least 1
     * @throws InterruptedException when the calling thread is interrupted; what runs is interrupted then
     */
    public static void run(List<? extends Work> works, int atOnce) throws InterruptedException {
        Predicate<Work> alone = Work::isAlone;
        all(works, atOnce, Work::prepare);
        all(works.stream().filter(alone.negate()).toList(), atOnce, Work::run);
        all(works.stream().filter(alone).toList(), 1, Work::run);
    }

    private interface Step {
        void of(Work work) throws InterruptedException;
    }

    private static void all(List<? extends Work> works, int atOnce, Step step) throws InterruptedException {
        if (works.size() == 1 || atOnce == 1) {
            for (Work work : works) {
                step.of(work);
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, SideBySide::thread);
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(threads);
            for (Work work : works) {
                Callable<Void> task = () -> {
                    step.of(work);
                    return null;
                };
                done.submit(task);
            }
            for (int i = 0; i < works.size(); i++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw asIs(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException asIs(@Nullable Throwable cause) throws InterruptedException {
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }

    /** The process must be able to end while a subject hangs. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tck-subject");
        thread.setDaemon(true);
        return thread;
    }
}
