package io.graphqltck.wire;

import static io.graphqltck.wire.Kit.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connecting side against servers of other people, and against one that says what a test wants. */
final class OtherServersTests {

    private static final String SWITCHING = String.join(
            "\r\n",
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            "",
            "");

    private final Kit kit = new Kit();
    private final Recorder client = kit.clientEvents;

    @AfterEach
    void close() {
        kit.close();
    }

    private Wire connect(int port, boolean deflate) {
        UpgradeRequest request = new UpgradeRequest(
                "GET",
                null,
                List.of("graphql-transport-ws"),
                List.of(),
                List.of(),
                "dGhlIHNhbXBsZSBub25jZQ==",
                "13",
                deflate);
        return kit.connect(
                "ws://127.0.0.1:" + port + "/graphql", request, new TlsTrust.Everything(), WireLimits.DEFAULT);
    }

    private static final class Echo extends WebSocketListener {

        @Override
        public void onMessage(WebSocket socket, String text) {
            socket.send(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(code, reason);
        }
    }

    @Test
    void speaksWithMockWebServer() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.enqueue(new MockResponse.Builder()
                    .webSocketUpgrade(new Echo())
                    .setHeader("Sec-WebSocket-Protocol", "graphql-transport-ws")
                    .build());
            other.enqueue(new MockResponse.Builder()
                    .code(503)
                    .chunkedBody("try again", 4)
                    .build());
            other.start();
            Wire wire = connect(other.getPort(), false);
            assertThat(client.next(WireEvent.Responded.class).head().status()).isEqualTo(101);
            kit.say(wire, text("é😀", 1, 0, 2), text("x".repeat(70_000)));
            assertThat(client.nextText()).isEqualTo("é😀");
            assertThat(client.nextText()).hasSize(70_000);
            kit.say(wire, new Outgoing.Raw(Frame.of(Opcode.PING, true, new byte[] {5})));
            assertThat(client.next(WireEvent.Pong.class).data()).containsExactly(5);
            kit.say(wire, new Outgoing.Close(1000, "bye"));
            assertThat(client.next(WireEvent.Close.class)).isEqualTo(new WireEvent.Close(1000, "bye"));
            // The kit ends nothing, so that this is the server's end: it is the first to end TCP (RFC 6455 §7.1.1).
            client.ends(Ending.FIN);
            Wire refused = connect(other.getPort(), false);
            WireEvent.Responded responded = client.next(WireEvent.Responded.class);
            assertThat(responded.head().status()).isEqualTo(503);
            assertThat(responded.body()).isEqualTo("try again");
            assertThat(kit.say(refused, text("x"))).isEmpty();
        }
    }

    private static final class JavaWebSocketEcho extends WebSocketServer {

        private final CompletableFuture<Integer> port = new CompletableFuture<>();

        JavaWebSocketEcho() {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    1,
                    List.of(new Draft_6455(List.of(), List.of(new Protocol("graphql-transport-ws")))));
        }

        @Override
        public void onStart() {
            port.complete(getPort());
        }

        @Override
        public void onOpen(org.java_websocket.WebSocket socket, ClientHandshake handshake) {
            // It writes only where nothing else may be on its way: the library may lose the second of two messages.
        }

        @Override
        public void onMessage(org.java_websocket.WebSocket socket, String text) {
            socket.send(socket.getResourceDescriptor() + " has " + text);
        }

        @Override
        public void onMessage(org.java_websocket.WebSocket socket, ByteBuffer octets) {
            socket.send(octets);
        }

        @Override
        public void onClose(org.java_websocket.WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(org.java_websocket.WebSocket socket, Exception error) {}
    }

    @Test
    void speaksWithJavaWebSocket() throws Exception {
        JavaWebSocketEcho other = new JavaWebSocketEcho();
        other.start();
        try {
            Wire wire = connect(other.port.join(), false);
            WireEvent.Responded responded = client.next(WireEvent.Responded.class);
            assertThat(responded.head().field("Sec-WebSocket-Protocol")).isEqualTo("graphql-transport-ws");
            kit.on(wire, w -> w.write(List.of(text("é😀", 1, 0, 2)), List.of(1, 2, 8)));
            assertThat(client.nextText()).isEqualTo("/graphql has é😀");
            kit.say(wire, new Outgoing.Message(true, new byte[70_000], List.of(), false));
            assertThat(client.next(WireEvent.Message.class).octets()).isEqualTo(new byte[70_000]);
            // it judges our illegal frames as we mean them
            kit.say(wire, new Outgoing.Raw(new Frame(true, false, false, false, 3, null, null, new byte[0])));
            assertThat(client.next(WireEvent.Close.class).code()).isEqualTo(1002);
        } finally {
            other.stop(1000);
        }
    }

    /** A server that answers any request with this, and then closes. */
    private int answering(String octets) throws IOException {
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BlockingQueue<Integer> port = new LinkedBlockingQueue<>(List.of(listening.getLocalPort()));
        Thread thread = new Thread(() -> {
            try (listening;
                    Socket socket = listening.accept()) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) socket.getInputStream().read());
                }
                socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return port.remove();
    }

    private static String hex(String hex) {
        return new String(HexFormat.of().parseHex(hex.replace(" ", "")), ISO_8859_1);
    }

    @Test
    void givesUpBehindTooManyInterimResponses() throws Exception {
        connect(answering("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(200)), false);
        assertThat(client.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(
                        Ending.GAVE_UP,
                        "The response to the upgrade request is more than the kit reads: more than 100 interim responses"
                                + " precede it"));
    }

    @Test
    void readsFramesThatCameWithTheHead() throws Exception {
        connect(answering("HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" + SWITCHING + hex("81 02 6869 81")), false);
        client.next(WireEvent.Responded.class);
        assertThat(client.nextText()).isEqualTo("hi");
        assertThat(client.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(Ending.FIN, "The stream ended within a frame."));
    }

    @Test
    void takesReservedBit1AsCompressionOnlyWhereItWasAgreedOn() throws Exception {
        String compressed = hex("c1 07 f248cdc9c90700");
        connect(answering(SWITCHING + compressed), true);
        client.next(WireEvent.Responded.class);
        assertThat(client.next(WireEvent.Violation.class).requirement()).isEqualTo("WS-B-13");
        client.ends(Ending.FIN);
        String agreeing = SWITCHING.replace(
                "\r\n\r\n",
                "\r\nSec-WebSocket-Extensions: permessage-deflate;server_no_context_takeover;client_no_context_takeover\r\n\r\n");
        connect(answering(agreeing + compressed), true);
        client.next(WireEvent.Responded.class);
        assertThat(client.nextText()).isEqualTo("Hello");
        client.ends(Ending.FIN);
    }

    @Test
    void tellsOfAnAnswerThatIsNotHttp() throws Exception {
        connect(answering("SSH-2.0-nonsense\r\n\r\n"), false);
        WireEvent.Violation violation = client.next(WireEvent.Violation.class);
        assertThat(violation.requirement()).isEqualTo("WS-S-01");
        assertThat(violation.fatal()).isTrue();
        client.ends(Ending.FIN);
    }

    @Test
    void tellsOfAnAnswerThatStops() throws Exception {
        connect(answering("HTTP/1.1 403 For"), false);
        assertThat(client.next(WireEvent.Ended.class).detail())
                .isEqualTo("The stream ended within the head of the response.");
        connect(answering("HTTP/1.1 403\r\nContent-Length: 10\r\n\r\nno"), false);
        assertThat(client.next(WireEvent.Responded.class).body()).isEqualTo("no");
        client.ends(Ending.FIN);
    }

    @Test
    void keepsNoMoreOfABodyThanItMay() throws Exception {
        connect(answering("HTTP/1.1 500 \r\n\r\n" + "x".repeat(1 << 20)), false);
        assertThat(client.next(WireEvent.Responded.class).body().getBytes(UTF_8))
                .hasSize(WireLimits.DEFAULT.bodyOctets());
        client.ends(Ending.FIN);
    }
}
