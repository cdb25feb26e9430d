package io.graphqltck.server;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody else has started. Nobody says when its process ends: it shows in connections that cannot be made. One that is
 * started again by somebody else is there again.
 */
final class ForeignServer implements Server {

    /** How long a supervisor may take to restart it, once; after that it is there or not. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    /** As long as a process that is ending may still accept connections. */
    private static final Duration ENDING = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final URI url;
    private final Duration restart;
    private final List<Long> deaths = new CopyOnWriteArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile URI suspect;
    private volatile @Nullable String gone;
    private volatile boolean missed;

    ForeignServer(URI url) {
        this(url, RESTART);
    }

    ForeignServer(URI url, Duration restart) {
        this.url = url;
        this.suspect = url;
        this.restart = restart;
    }

    @Override
    public URI url() {
        return url;
    }

    /** Called on a loop of the wires, which must not wait for a connection. */
    @Override
    public CompletableFuture<Void> notConnected(URI at) {
        if (gone != null || !looking.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        suspect = at;
        return CompletableFuture.runAsync(this::look).whenComplete((done, problem) -> looking.set(false));
    }

    private void look() {
        Optional<String> obstacle = Reachability.obstacle(suspect);
        if (obstacle.isPresent()) {
            lost(obstacle.get());
        }
    }

    private synchronized void lost(String why) {
        if (gone == null) {
            deaths.add(System.nanoTime());
            LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
            gone = "no connection to " + suspect + " can be made any more (" + why + "), first noticed at " + now;
        }
    }

    @Override
    public @Nullable String health() {
        return gone;
    }

    @Override
    public @Nullable String health(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + Math.min(within.toNanos(), ENDING.toNanos());
        do {
            if (gone == null) {
                look();
            }
        } while (gone == null && System.nanoTime() < deadline && !pause());
        return gone;
    }

    @Override
    public boolean revive() {
        long deadline = System.nanoTime() + (missed ? 0 : restart.toNanos());
        try {
            do {
                if (Reachability.obstacle(suspect).isEmpty()) {
                    back();
                    return true;
                }
            } while (System.nanoTime() < deadline && !pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        missed = true;
        return false;
    }

    private synchronized void back() {
        gone = null;
        suspect = url;
    }

    /** Whether there is nothing to wait for any more. There is no event for "it listens again". */
    private boolean pause() throws InterruptedException {
        return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<Long> deaths() {
        return List.copyOf(deaths);
    }

    /** The server is not the kit's to end. */
    @Override
    public void close() {
        closed.countDown();
    }
}
