package io.graphqltck.benchmarks.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how late the hostile peer is itself, whose threads share a busy machine with the kit's: it goes the way of the peer's answer, from a
 * connection over a new thread to the first byte, again and again. The event loop, of which the kit knows its own lateness, rests most of the time
 * and is let run before threads that compute.
 */
final class Witness implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final ServerSocket socket;
    private final AtomicLong longest = new AtomicLong();
    private volatile long asked;
    private volatile boolean waiting;

    Witness() throws IOException {
        socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        HostileServer.start("witness-accept", this::accept);
        HostileServer.start("witness", this::ask);
    }

    /** Forgets what it has measured. */
    void forget() {
        longest.set(0);
    }

    /** How long an answer took at most since it forgot, with the one that is still awaited. */
    Duration longest() {
        if (waiting) {
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        }
        return Duration.ofNanos(longest.get());
    }

    private void ask() {
        while (!socket.isClosed()) {
            asked = System.nanoTime();
            waiting = true;
            try (Socket one = new Socket(socket.getInetAddress(), socket.getLocalPort())) {
                one.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                int ignored = one.getInputStream().read();
            } catch (IOException e) {
                // Closed, or no port is left: then the peer has none either.
            }
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            waiting = false;
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                HostileServer.start("witness-connection", () -> answer(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket one) {
        try (one) {
            InputStream in = one.getInputStream();
            String head = Sockets.head(in);
            one.getOutputStream().write(Sockets.upgraded(head).charAt(0));
        } catch (IOException e) {
            // The witness is closed.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
