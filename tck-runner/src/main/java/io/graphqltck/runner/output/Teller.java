package io.graphqltck.runner.output;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does one after the other what takes long, such as masking and judging, off the event loop on which it is heard. What
 * waits is bounded: a hostile peer speaks faster than anybody reads.
 */
public final class Teller implements AutoCloseable {

    private static final long MOST_WAITING = 64 << 20;

    /** What even an empty thing to tell weighs. */
    private static final int LEAST = 1024;

    private final AtomicLong waiting = new AtomicLong();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread one = new Thread(work, "tck-teller");
                one.setDaemon(true);
                return one;
            });

    /** Does this later; false, and never, where too much waits already. {@code octets}: what it holds on to. */
    public boolean tell(long octets, Runnable work) {
        long weight = octets + LEAST;
        if (waiting.addAndGet(weight) > MOST_WAITING) {
            waiting.addAndGet(-weight);
            return false;
        }
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } finally {
                    waiting.addAndGet(-weight);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false; // it is closed
        }
    }

    /** Waits until all has been told that was to be told before, at most for so long. */
    public void await(Duration atMost) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try {
            thread.execute(told::countDown);
        } catch (RejectedExecutionException e) {
            return; // it is closed
        }
        boolean ignored = told.await(atMost.toNanos(), TimeUnit.NANOSECONDS); // what is late is left out
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
