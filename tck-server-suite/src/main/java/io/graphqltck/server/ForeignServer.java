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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody else has started. Nobody says when its process ends: it shows in connections that cannot be made. One that is
 * started again by somebody else is there again. A gateway in front of it says by its status that it does not reach it.
 */
final class ForeignServer implements Server {

    /** How long a supervisor may take to restart it, once; after that it is there or not. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    /** As long as a process that is ending may still accept connections. */
    private static final Duration ENDING = Duration.ofMillis(500);

    /** So many answers of a gateway in a row are no refusal of one request. */
    private static final int ENOUGH = 3;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final URI url;
    private final Duration restart;
    private final List<Long> deaths = new CopyOnWriteArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile URI suspect;
    private volatile @Nullable String gone;
    private volatile boolean missed;
    private final AtomicInteger gatewayAnswers = new AtomicInteger();
    private volatile boolean behindGateway;

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

    /** Several in a row, of different plays, and the answer to a plain request as well: a server may refuse one scenario with such a status. */
    @Override
    public CompletableFuture<Void> answered(URI at, int status) {
        if (!Gateway.isLost(status)) {
            gatewayAnswers.set(0);
            return CompletableFuture.completedFuture(null);
        }
        if (gatewayAnswers.incrementAndGet() < ENOUGH || gone != null || !looking.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        suspect = at;
        return CompletableFuture.runAsync(this::look).whenComplete((done, problem) -> looking.set(false));
    }

    private void look() {
        Optional<String> obstacle = Reachability.obstacle(suspect);
        if (obstacle.isPresent()) {
            lost("no connection to " + suspect + " can be made any more (" + obstacle.get() + ")", false);
        } else if (gatewayAnswers.get() >= ENOUGH) {
            Gateway.lost(suspect)
                    .ifPresent(status -> lost(
                            "what answers at " + suspect
                                    + " is a gateway that does not reach the server any more (status " + status + ")",
                            true));
        }
    }

    private synchronized void lost(String why, boolean gateway) {
        if (gone == null) {
            deaths.add(System.nanoTime());
            behindGateway = gateway;
            LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
            gone = why + ", first noticed at " + now;
        }
    }

    private boolean isThere() {
        return Reachability.obstacle(suspect).isEmpty()
                && (!behindGateway || Gateway.lost(suspect).isEmpty());
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
                if (isThere()) {
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
        behindGateway = false;
        gatewayAnswers.set(0);
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
