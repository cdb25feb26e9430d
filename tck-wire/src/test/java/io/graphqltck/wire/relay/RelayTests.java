package io.graphqltck.wire.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other people's clients and servers, which talk through the relay and do not notice it. */
final class RelayTests {

    private final Reactor reactor = new Reactor(1);
    private final Loop loop = reactor.next();
    private final HeardEvents heard = new HeardEvents();
    private final OkHttpClient http = new OkHttpClient();

    @AfterEach
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        reactor.close();
    }

    private Relay relay(int upstream, WireLimits limits) throws Exception {
        return Relay.listen(
                        loop,
                        ListenOptions.loopback().withLimits(limits),
                        Upstream.of(URI.create("http://127.0.0.1:" + upstream + "/")),
                        new TlsTrust.Platform(),
                        heard)
                .toCompletableFuture()
                .get();
    }

    @Test
    void upgradesGoToTheirOwnHostAndPath() throws Exception {
        try (ServerSocket requests = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket upgrades = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = Relay.listen(
                                loop,
                                ListenOptions.loopback(),
                                new Upstream(
                                        URI.create("http://127.0.0.1:" + requests.getLocalPort() + "/graphql"),
                                        URI.create("ws://127.0.0.1:" + upgrades.getLocalPort() + "/graphql"),
                                        Map.of("/graphql", "/graphql/live")),
                                new TlsTrust.Platform(),
                                heard)
                        .toCompletableFuture()
                        .get()) {
            // In two pieces, of which the first does not say yet what it asks for.
            assertThat(passed(
                            relay,
                            upgrades,
                            "GET /graphql?a=/graphql HTTP/1.1\r\nHost: x\r\nUp",
                            "grade: WebSocket\r\n\r\n"))
                    .isEqualTo("GET /graphql/live?a=/graphql HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\n\r\n");
            assertThat(passed(relay, upgrades, "GET /other HTTP/1.1\r\nupgrade:websocket\r\n\r\n"))
                    .isEqualTo("GET /other HTTP/1.1\r\nupgrade:websocket\r\n\r\n");
            // Only a field of the head asks for an upgrade.
            String post = "POST /graphql HTTP/1.1\r\nContent-Length: 22\r\n\r\n\r\nUpgrade: websocket\r\n";
            assertThat(passed(relay, requests, post)).isEqualTo(post);
            // Not even a head.
            assertThat(passed(relay, requests, "GET /graphql HTTP/1.1\r\nUpgrade: websocket\r\n"))
                    .isEqualTo("GET /graphql HTTP/1.1\r\nUpgrade: websocket\r\n");
        }
    }

    /** What this server receives of pieces that are sent one by one before the client says no more. */
    private static String passed(Relay relay, ServerSocket server, String... pieces) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            for (String piece : pieces) {
                client.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            }
            client.shutdownOutput();
            try (Socket accepted = server.accept()) {
                return new String(accepted.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
        }
    }

    private static Request post(int port, String body) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + port + "/graphql")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
    }

    @Test
    void exchangesOfOneConnectionAreWiresOfTheirOwn() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body("{\"n\":1}").build());
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "multipart/mixed;boundary=graphql")
                    .chunkedBody(
                            "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"n\":2}\r\n--graphql--\r\n", 5)
                    .build());
            server.start();
            try (Relay relay = relay(server.getPort(), WireLimits.DEFAULT)) {
                for (String body : List.of("{\"query\":\"a\"}", "{\"query\":\"b\"}")) {
                    try (Response response =
                            http.newCall(post(relay.port(), body)).execute()) {
                        assertThat(response.body().string()).contains("{\"n\":");
                    }
                }

                assertThat(server.takeRequest().getBody()).isNotNull();
                assertThat(heard.next(6))
                        .containsExactly(
                                "1 CLIENT Asked",
                                "1 SERVER Answered",
                                "2 CLIENT Asked",
                                "2 SERVER Streams",
                                "2 SERVER Item",
                                "2 SERVER StreamEnded");
            }
        }
    }

    @Test
    void bothSidesOfAWebSocketAreHeard() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder()
                    .webSocketUpgrade(new WebSocketListener() {
                        @Override
                        public void onMessage(WebSocket socket, String text) {
                            socket.send("echo " + text);
                            socket.close(1000, "bye");
                        }
                    })
                    .build());
            server.start();
            try (Relay relay = relay(server.getPort(), WireLimits.DEFAULT)) {
                CountDownLatch closed = new CountDownLatch(1);
                List<String> received = new ArrayList<>();
                WebSocket socket = http.newWebSocket(
                        new Request.Builder()
                                .url("http://127.0.0.1:" + relay.port() + "/graphql")
                                .build(),
                        new WebSocketListener() {
                            @Override
                            public void onMessage(WebSocket open, String text) {
                                received.add(text);
                            }

                            @Override
                            public void onClosing(WebSocket open, int code, String reason) {
                                open.close(code, reason);
                                closed.countDown();
                            }
                        });
                socket.send("hello");

                closed.await();
                assertThat(received).containsExactly("echo hello");
                assertThat(heard.next(6))
                        .containsExactly(
                                "1 CLIENT Requested",
                                "1 SERVER Responded",
                                "1 CLIENT Message",
                                "1 SERVER Message",
                                "1 SERVER Close",
                                "1 CLIENT Close");
            }
        }
    }

    @Test
    void whatNobodyUnderstandsPassesUntouched() throws Exception {
        byte[] garbage = "\u0000\u0001 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), WireLimits.DEFAULT);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            client.getOutputStream().write(garbage);
            client.shutdownOutput();
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().readAllBytes()).isEqualTo(garbage);
                accepted.getOutputStream().write(garbage);
            }

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(garbage);
            assertThat(heard.next(2)).containsExactly("1 CLIENT Violation", "1 deaf");
        }
    }

    /** A query in a URL may be long. No document limits it, so that it counts against nobody. */
    @Test
    void aHeadThatIsTooLongForTheKitIsPassedOn() throws Exception {
        WireLimits few = new WireLimits(1 << 20, 1 << 10, 16 << 10, 3, 64 << 20);
        byte[] head = ("GET /?" + "a".repeat(2 << 10) + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), few);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            client.getOutputStream().write(head);
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().readNBytes(head.length)).isEqualTo(head);
            }
            assertThat(heard.next(1)).containsExactly("1 deaf");
        }
    }

    @Test
    void aResetIsPassedOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), WireLimits.DEFAULT);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            Socket accepted = server.accept();
            client.getOutputStream().write('G');
            assertThat(accepted.getInputStream().read()).isEqualTo('G');
            accepted.setSoLinger(true, 0);
            accepted.close();

            assertThat(readsToItsEnd(client)).isFalse();
        }
    }

    @Test
    void whatAServerSaidBeforeItsResetIsPassedOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), WireLimits.DEFAULT);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            Socket accepted = server.accept();
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(accepted.getInputStream().readNBytes(18)).endsWith('\r', '\n');
            CountDownLatch ended = new CountDownLatch(1);
            CountDownLatch written = new CountDownLatch(1);
            loop.execute(
                    () -> { // the relay reads both at once, the client's first: it arrived first
                        await(written);
                        ended.countDown();
                    });
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            accepted.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            accepted.setSoLinger(true, 0);
            accepted.close();
            written.countDown();
            await(ended);

            byte[] response = client.getInputStream().readNBytes(27);
            assertThat(new String(response, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 204");
            assertThat(readsToItsEnd(client)).isFalse();
            assertThat(heard.next(4))
                    .containsExactly("1 CLIENT Asked", "2 CLIENT Asked", "1 SERVER Answered", "2 SERVER Ended RESET");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatIsNotThereIsTold() throws Exception {
        try (Socket nobody = new Socket()) {
            // Bound, but nothing listens: no other process is given this port meanwhile.
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (Relay relay = relay(nobody.getLocalPort(), WireLimits.DEFAULT);
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
                assertThat(readsToItsEnd(client)).isFalse();
                assertThat(heard.next(1)).containsExactly("1 SERVER Ended NOT_CONNECTED");
            }
        }
    }

    @Test
    void aFloodIsPassedOnAndNotKept() throws Exception {
        WireLimits few = new WireLimits(1 << 20, 64 << 10, 16 << 10, 3, 64 << 20);
        try (MockWebServer server = new MockWebServer()) {
            for (int i = 0; i < 5; i++) {
                server.enqueue(new MockResponse.Builder().body("{}").build());
            }
            server.start();
            try (Relay relay = relay(server.getPort(), few)) {
                for (int i = 0; i < 5; i++) {
                    try (Response response =
                            http.newCall(post(relay.port(), "{}")).execute()) {
                        assertThat(response.code()).isEqualTo(200);
                    }
                }

                assertThat(heard.next(4))
                        .containsExactly("1 CLIENT Asked", "1 SERVER Answered", "2 CLIENT Asked", "2 deaf");
                assertThat(server.getRequestCount()).isEqualTo(5);
            }
        }
    }

    /** Nothing in it is an event that could be counted. */
    @Test
    void aFloodWithoutAnEventIsPassedOnAndNotKept() throws Exception {
        WireLimits few = new WireLimits(1 << 14, 64 << 10, 16 << 10, 100, 64 << 20);
        byte[] body = "\n".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
        byte[] head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), few);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().readNBytes(18)).endsWith('\r', '\n');
                accepted.getOutputStream().write(head);
                accepted.getOutputStream().write(body);
                assertThat(client.getInputStream().readNBytes(head.length + body.length))
                        .endsWith(body);
            }
            assertThat(heard.next(3)).containsExactly("1 CLIENT Asked", "1 SERVER Streams", "1 deaf");
        }
    }

    @Test
    void aCutEndsBothLegsAndIsTheDoingOfNeitherParty() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), WireLimits.DEFAULT);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                Socket accepted = server.accept()) {
            client.getOutputStream().write('G');
            assertThat(accepted.getInputStream().read()).isEqualTo('G');

            relay.change(NetworkChange.CUT);

            assertThat(readsToItsEnd(client)).isTrue();
            assertThat(readsToItsEnd(accepted)).isTrue();
            assertThat(heard.all()).isEmpty();
            try (Socket other = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                    Socket again = server.accept()) {
                other.getOutputStream().write('H');
                assertThat(again.getInputStream().read()).isEqualTo('H');
                relay.change(NetworkChange.RESET);
                assertThat(readsToItsEnd(other)).isFalse();
                assertThat(readsToItsEnd(again)).isFalse();
            }
        }
    }

    @Test
    void whatIsSplitOrDelayedArrivesWholeAndInOrder() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = relay(server.getLocalPort(), WireLimits.DEFAULT)) {
            relay.change(NetworkChange.SPLIT);
            relay.change(NetworkChange.DELAY);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                    Socket accepted = server.accept()) {
                byte[] large = new byte[100_000];
                for (int i = 0; i < large.length; i++) {
                    large[i] = (byte) i;
                }
                accepted.getOutputStream().write(large);
                accepted.getOutputStream().write(1);
                accepted.shutdownOutput();

                byte[] received = client.getInputStream().readAllBytes();
                assertThat(received).hasSize(large.length + 1).startsWith(large).endsWith(1);
            }
        }
    }

    /** Whether the connection ends in an orderly way. */
    private static boolean readsToItsEnd(Socket client) throws IOException {
        try (InputStream in = client.getInputStream()) {
            in.readAllBytes();
            return true;
        } catch (SocketException e) {
            return false;
        }
    }
}
