package io.graphqltck.wire;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.wire.Loop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One event loop, as the core knows it. Only for what listens and connects in this module. */
public record NettyLoop(EventLoop eventLoop) implements Loop {

    /** The event loop behind a {@link Loop} that came from a {@link Reactor}. */
    public static EventLoop of(Loop loop) {
        if (loop instanceof NettyLoop netty) {
            return netty.eventLoop;
        }
        throw new IllegalArgumentException("not a loop of a Reactor: " + loop);
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(() -> run(task));
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Future<?> future = eventLoop.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Otherwise the loop would swallow what ends the kit. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Error e) {
            KitFailure.report(e);
            throw e;
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
