package io.graphqltck.wire;

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
        eventLoop.execute(task);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Future<?> future = eventLoop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
