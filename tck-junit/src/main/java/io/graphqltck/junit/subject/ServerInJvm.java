package io.graphqltck.junit.subject;

import io.graphqltck.junit.Constants;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.server.Server;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server under test in this JVM. */
final class ServerInJvm implements Server {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final ServerUnderTest server;
    private final Server reached;

    private ServerInJvm(ServerUnderTest server, URI url) {
        this.server = server;
        this.reached = Server.at(url);
    }

    /** @throws SubjectException when it does not start, or not in time */
    static ServerInJvm start(ServerUnderTest server, Duration timeout) throws InterruptedException {
        try {
            return new ServerInJvm(server, url(server, timeout));
        } catch (SubjectException e) {
            stopQuietly(server);
            throw e;
        }
    }

    private static URI url(ServerUnderTest server, Duration timeout) throws InterruptedException {
        String what = server.getClass().getName() + ".start()";
        @Nullable URI url;
        try {
            url = Within.time(timeout, what, server::start);
        } catch (SubjectException e) {
            boolean late = e.getCause() instanceof java.util.concurrent.TimeoutException;
            throw late
                    ? new SubjectException(
                            e.getMessage() + "; raise " + Constants.START_TIMEOUT + " if the server needs longer", e)
                    : e;
        }
        return Urls.check(what + " returned", url);
    }

    private static void stopQuietly(ServerUnderTest server) throws InterruptedException {
        try {
            stop(server);
        } catch (SubjectException e) {
            // The message says why it did not start.
        }
    }

    private static void stop(ServerUnderTest server) throws InterruptedException {
        Within.time(STOPPING, server.getClass().getName() + ".stop()", () -> {
            server.stop();
            return true;
        });
    }

    @Override
    public URI url() {
        return reached.url();
    }

    @Override
    public @Nullable String health() {
        return reached.health();
    }

    @Override
    public @Nullable String health(Duration within) throws InterruptedException {
        return reached.health(within);
    }

    @Override
    public boolean revive() {
        return reached.revive();
    }

    @Override
    public CompletableFuture<Void> notConnected(URI at) {
        return reached.notConnected(at);
    }

    @Override
    public List<Long> deaths() {
        return reached.deaths();
    }

    @Override
    public void close() {
        reached.close();
        try {
            stop(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
