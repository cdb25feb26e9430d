package io.graphqltck.server;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server under test: where it is, and whether it is still there. Any thread may call. */
public interface Server extends AutoCloseable {

    URI url();

    /** Why it cannot be reached any more, or null while it can; of a server that nobody watches nobody knows. */
    default @Nullable String health() {
        return null;
    }

    /** As {@link #health()}, once what may be ending it just now has had this time to show. */
    default @Nullable String health(Duration within) throws InterruptedException {
        return health();
    }

    /** Starts it anew; false if that cannot be done. */
    default boolean revive() {
        return false;
    }

    @Override
    void close();

    /** One that somebody else has started. */
    static Server at(URI url) {
        return new Server() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public void close() {
                // Not ours to end.
            }
        };
    }
}
