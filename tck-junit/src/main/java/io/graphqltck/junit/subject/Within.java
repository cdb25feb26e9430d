package io.graphqltck.junit.subject;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls what a user wrote within a time: a start that never ends must not hang a build. */
final class Within {

    private Within() {}

    /**
     * Calls it on a thread of its own, which is interrupted when the time is over.
     *
     * @param what for messages, such as {@code org.example.MyTest.start()}
     * @throws SubjectException when it fails or does not return in time
     */
    static <T> T time(Duration time, String what, Callable<T> task) throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor(runnable -> {
            Thread thread = new Thread(runnable, what);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return executor.submit(task).get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SubjectException(what + " did not return within " + time.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new SubjectException(what + " failed with " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }
}
