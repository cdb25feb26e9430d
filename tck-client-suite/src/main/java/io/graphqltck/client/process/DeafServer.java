package io.graphqltck.client.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Accepts TCP connections and answers nothing. After {@link #hangUp} it ends each connection at once, but keeps its port: a client that
 * connects again would otherwise reach whatever the system gives the port to next, such as the server of another check.
 */
final class DeafServer implements AutoCloseable {

    private final ServerSocket listening;

    DeafServer() {
        try {
            // Nobody accepts: the kernel does, and nobody reads.
            listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Ends the connections that there are, and those that come. */
    void hangUp() {
        Thread thread = new Thread(this::endAll, "deaf-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void endAll() {
        while (!listening.isClosed()) {
            try {
                listening.accept().close();
            } catch (IOException e) {
                // It is closed, or a client was faster.
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
