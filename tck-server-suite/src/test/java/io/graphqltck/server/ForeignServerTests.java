package io.graphqltck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a server which somebody else has started is gone shows in its port alone. */
class ForeignServerTests {

    private static final Duration AT_ONCE = Duration.ZERO;

    private static URI url(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/graphql");
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    @Test
    void isWellAsLongAsItAcceptsConnections() throws Exception {
        try (ServerSocket port = listening(0);
                ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            assertThat(server.health(AT_ONCE)).isNull();
            assertThat(server.health()).isNull();
            assertThat(server.revive()).isTrue();
            assertThat(server.deaths()).isEmpty();
        }
    }

    @Test
    void isGoneWhenItAcceptsNone() throws Exception {
        ServerSocket port = listening(0);
        try (ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            port.close();

            assertThat(server.health()).as("nobody has looked yet").isNull();
            assertThat(server.health(AT_ONCE))
                    .startsWith("no connection to ws://127.0.0.1:" + port.getLocalPort()
                            + "/graphql can be made any more (Connection refused")
                    .containsPattern("first noticed at \\d\\d:\\d\\d");
            assertThat(server.health()).isNotNull();
            assertThat(server.revive()).isFalse();
            assertThat(server.deaths()).hasSize(1);
        }
    }

    @Test
    void isThereAgainOnceItsSupervisorHasStartedIt() throws Exception {
        ServerSocket port = listening(0);
        try (ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            port.close();
            assertThat(server.health(AT_ONCE)).isNotNull();

            try (ServerSocket again = listening(port.getLocalPort())) {
                assertThat(again.isBound()).isTrue();
                assertThat(server.revive()).isTrue();
                assertThat(server.health()).isNull();
                assertThat(server.deaths()).hasSize(1);
            }
        }
    }

    /** A connection that was not made for another reason, such as a version of HTTP, ends no server. */
    @Test
    void believesNoConnectionThatWasNotMade() throws Exception {
        try (ServerSocket port = listening(0);
                ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            server.notConnected(server.url()).join();

            assertThat(server.health()).isNull();
        }
    }

    @Test
    void isGoneWhenAGatewaySaysSoAgainAndAgain() throws Exception {
        try (ServerSocket port = listening(0);
                ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            answer(port, 503);

            server.answered(server.url(), 503).join();
            server.answered(server.url(), 503).join();
            assertThat(server.health())
                    .as("two refusals are those of two requests")
                    .isNull();
            server.answered(server.url(), 503).join();
            assertThat(server.health()).contains("is a gateway that does not reach the server any more (status 503)");
            assertThat(server.revive()).isFalse();
        }
    }

    /** A server may refuse what a scenario asks for in this way. */
    @Test
    void isWellWhereItAnswersAPlainRequest() throws Exception {
        try (ServerSocket port = listening(0);
                ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            answer(port, 404);

            for (int i = 0; i < 5; i++) {
                server.answered(server.url(), 502).join();
            }
            assertThat(server.health()).isNull();
        }
    }

    private static void answer(ServerSocket port, int status) {
        Thread answering = new Thread(() -> {
            while (!port.isClosed()) {
                try (Socket socket = port.accept()) {
                    socket.getOutputStream()
                            .write(("HTTP/1.1 " + status + " -\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // Closed, or left.
                }
            }
        });
        answering.setDaemon(true);
        answering.start();
    }

    @Test
    void looksWhereNoConnectionWasMade() throws Exception {
        ServerSocket other = listening(0);
        try (ServerSocket port = listening(0);
                ForeignServer server = new ForeignServer(url(port.getLocalPort()), AT_ONCE)) {
            other.close();
            server.notConnected(url(other.getLocalPort())).join();

            @Nullable String health = server.health();
            assertThat(health).contains(":" + other.getLocalPort() + "/graphql");
            assertThat(server.revive()).isFalse();
        }
    }
}
