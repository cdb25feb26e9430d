package io.graphqltck.wire;

import io.graphqltck.core.wire.Loop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loop threads of the kit; they are daemons. A scenario asks for one {@link Loop} and stays on it, so that hundreds
 * of scenarios share a few threads. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the threads is waited for
public final class Reactor implements AutoCloseable {

    private static final int DEFAULT_THREADS = 2;

    private final EventLoopGroup group;

    /** One with two threads. */
    public Reactor() {
        this(DEFAULT_THREADS);
    }

    /**
     * One with this number of threads.
     *
     * @param threads how many event loops there are, at least 1
     */
    public Reactor(int threads) {
        group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("tck-wire", true), NioIoHandler.newFactory());
    }

    /** The loops in turn. */
    public Loop next() {
        return new NettyLoop(group.next());
    }

    /** Ends all connections and, unless called on a loop, waits until the threads have ended, two seconds at most. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        for (var executor : group) {
            if (executor.inEventLoop()) {
                return;
            }
        }
        group.terminationFuture().awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
