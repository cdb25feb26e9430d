package io.graphqltck.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server under test: where it is, and whether it is still there. Any thread may call. */
public interface Server extends AutoCloseable {

    URI url();

    /** Why it cannot be reached any more, or null while it can. Returns at once. */
    @Nullable
    String health();

    /** As {@link #health()}, once what may be ending it just now has had this time to show. */
    default @Nullable String health(Duration within) throws InterruptedException {
        return health();
    }

    /** Starts it again; false if that cannot be done. */
    default boolean revive() {
        return false;
    }

    @Override
    void close();

    /**
     * Takes note that no connection could be made to this URL, its own or that of its real-time endpoint. Returns at once; what it
     * returns is over when {@link #health()} knows what that means.
     */
    default CompletableFuture<Void> notConnected(URI at) {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Takes note of the status of an answer from this URL, which may be that of a gateway in front of the server. Returns at once; what it
     * returns is over when {@link #health()} knows what that means.
     */
    default CompletableFuture<Void> answered(URI at, int status) {
        return CompletableFuture.completedFuture(null);
    }

    /** When it ended until now, by {@link System#nanoTime}, where it is started again by somebody else. */
    default List<Long> deaths() {
        return List.of();
    }

    /** One that somebody else has started, and perhaps starts again. */
    static Server at(URI url) {
        return new ForeignServer(url);
    }
}
