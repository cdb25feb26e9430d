package io.graphqltck.server;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server under test: where it is, and whether it is still there. Any thread may call. */
public interface Server extends AutoCloseable {

    URI url();

    /** Why it cannot be reached any more, or null while it can. */
    @Nullable
    String health();

    /** Starts it anew; false if that cannot be done. */
    boolean revive();

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
            public @Nullable String health() {
                return null;
            }

            @Override
            public boolean revive() {
                return false;
            }

            @Override
            public void close() {
                // Not ours to end.
            }
        };
    }
}
