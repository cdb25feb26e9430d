package io.graphqltck.junit.run;

import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.server.Server;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server under test in this JVM. */
final class StartedServer implements Server {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final ServerUnderTest server;
    private final URI url;

    private StartedServer(ServerUnderTest server, URI url) {
        this.server = server;
        this.url = url;
    }

    /** @throws SubjectException when it does not start, or not in time */
    static StartedServer start(ServerUnderTest server, Duration timeout) throws InterruptedException {
        String name = server.getClass().getName();
        try {
            @Nullable URI url = within(timeout, name + "-start", server::start);
            if (url == null
                    || url.getHost() == null
                    || !String.valueOf(url.getScheme()).matches("wss?|https?")) {
                throw new SubjectException(
                        name + ".start() returned `" + url + "`, expected a URL such as ws://127.0.0.1:8080/graphql");
            }
            return new StartedServer(server, url);
        } catch (TimeoutException e) {
            stopQuietly(server);
            throw new SubjectException(
                    name + ".start() did not return within " + timeout.toMillis()
                            + " ms; raise graphqltck.startTimeout if the server needs longer",
                    e);
        } catch (ExecutionException e) {
            stopQuietly(server);
            throw new SubjectException(name + ".start() failed with " + e.getCause(), e);
        } catch (SubjectException e) {
            stopQuietly(server);
            throw e;
        }
    }

    /** What this takes is bounded: a start that never ends must not hang a build. */
    private static <T> T within(Duration timeout, String thread, java.util.concurrent.Callable<T> task)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService executor = Executors.newSingleThreadExecutor(runnable -> {
            Thread started = new Thread(runnable, thread);
            started.setDaemon(true);
            return started;
        });
        try {
            Future<T> future = executor.submit(task);
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void stopQuietly(ServerUnderTest server) throws InterruptedException {
        try {
            stop(server);
        } catch (SubjectException e) {
            // What is told is why it did not start.
        }
    }

    private static void stop(ServerUnderTest server) throws InterruptedException {
        String name = server.getClass().getName();
        try {
            within(STOPPING, name + "-stop", () -> {
                server.stop();
                return true;
            });
        } catch (TimeoutException e) {
            throw new SubjectException(name + ".stop() did not return within " + STOPPING.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new SubjectException(name + ".stop() failed with " + e.getCause(), e);
        }
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            stop(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
