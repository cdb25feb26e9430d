package io.graphqltck.benchmarks;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The least that Netty can do: the same octets to the same server, with nobody looking at what comes back. */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to wait for
final class BareClient implements AutoCloseable {

    /** As many as the kit has. */
    private static final int THREADS = 2;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
    private final URI server;

    BareClient(URI server) {
        this.server = server;
    }

    /** Exchanges all of these with this concurrency, and returns how many ended. */
    int exchange(List<List<Trace.Event>> traces, int jobs) throws InterruptedException {
        Iterator<List<Trace.Event>> waiting = traces.iterator();
        AtomicInteger complete = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(traces.size());
        for (int i = 0; i < jobs; i++) {
            next(waiting, complete, all);
        }
        all.await();
        return complete.get();
    }

    private void next(Iterator<List<Trace.Event>> waiting, AtomicInteger complete, CountDownLatch all) {
        @Nullable List<Trace.Event> trace;
        synchronized (this) {
            trace = waiting.hasNext() ? waiting.next() : null;
        }
        if (trace != null) {
            new TraceReplay(group.next(), server.getHost(), server.getPort(), trace, ended -> {
                        complete.addAndGet(ended ? 1 : 0);
                        all.countDown();
                        next(waiting, complete, all);
                    })
                    .start();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
