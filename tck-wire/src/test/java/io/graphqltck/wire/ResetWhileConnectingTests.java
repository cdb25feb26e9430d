package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server accepts a connection and resets it before the kit notices that it has one. That is a reset: there is a server. */
final class ResetWhileConnectingTests {

    /** The kit connects in one of the first of these turns of its loop. */
    private static final int TURNS = 8;

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void ofAnUpgrade() throws Exception {
        try (Full server = new Full()) {
            kit.connect("ws://127.0.0.1:" + server.port() + "/");
            server.resetNext();
        }

        kit.clientEvents.ends(Ending.RESET);
    }

    @Test
    void ofARequestOverHttp2() throws Exception {
        try (Full server = new Full()) {
            new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true)
                    .request(
                            kit.loop,
                            URI.create("http://127.0.0.1:" + server.port() + "/"),
                            ExchangeKit.post(ExchangeKit.payload("")),
                            List.of(),
                            null,
                            kit.clientEvents);
            server.resetNext();
        }

        kit.clientEvents.ends(Ending.RESET);
    }

    @Test
    void isNoOtherFailure() {
        assertThat(ConnectFailure.isReset(new SocketException("Connection reset by peer")))
                .isTrue();
        assertThat(ConnectFailure.isReset(new ConnectException("Connection refused")))
                .isFalse();
        assertThat(ConnectFailure.isReset(new NoRouteToHostException("No route to host")))
                .isFalse();
        assertThat(ConnectFailure.isReset(new SocketException("Network is unreachable")))
                .isFalse();
        assertThat(ConnectFailure.isReset(null)).isFalse();
    }

    /** A server whose queue is full, so that the next connection is not made at once. */
    private final class Full implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> before;

        Full() throws IOException {
            before = List.of(connected(), connected());
        }

        private Socket connected() throws IOException {
            return new Socket(socket.getInetAddress(), socket.getLocalPort());
        }

        int port() {
            return socket.getLocalPort();
        }

        /** On the kit's loop, which notices nothing meanwhile. */
        void resetNext() {
            CompletableFuture<Void> done = new CompletableFuture<>();
            turn(TURNS, done);
            done.join();
        }

        private void turn(int left, CompletableFuture<Void> done) {
            kit.loop.execute(() -> {
                if (left > 0) {
                    turn(left - 1, done);
                    return;
                }
                try {
                    for (Socket ignored : before) {
                        socket.accept().close();
                    }
                    Socket next = socket.accept();
                    next.setSoLinger(true, 0);
                    next.close();
                    done.complete(null);
                } catch (IOException e) {
                    done.completeExceptionally(e);
                }
            });
        }

        @Override
        public void close() throws IOException {
            for (Socket one : before) {
                one.close();
            }
            socket.close();
        }
    }
}
