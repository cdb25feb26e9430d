package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.LISTENING;
import static io.graphqltck.wire.ExchangeKit.chunked;
import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's HTTP exchanges against other people's clients and servers, and against itself. */
final class ExchangesPlayedTests {

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void theJdksClientKeepsItsConnection() throws Exception {
        int port = kit.listen(LISTENING);
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 3; i++) {
            var response = client.sendAsync(
                    java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql?n=" + i))
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("question " + i))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);
            HttpPayload answer = i == 1 ? chunked("answer 1", 3, 1) : payload("answer " + i);
            kit.on(kit.accepted(), wire -> wire.respond(ok(answer)));

            assertThat(asked.head().startLine()).isEqualTo("POST /graphql?n=" + i + " HTTP/1.1");
            assertThat(text(asked)).isEqualTo("question " + i);
            assertThat(response.join().body()).isEqualTo("answer " + i);
            assertThat(response.join().headers().firstValue("content-type")).hasValue("text/plain");
        }
    }

    @Test
    void okHttpSendsChunksAndReadsThem() throws Exception {
        int port = kit.listen(LISTENING);
        RequestBody body = new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("text/plain");
            }

            @Override
            public void writeTo(okio.BufferedSink sink) throws java.io.IOException {
                sink.writeUtf8("in ").flush();
                sink.writeUtf8("chunks");
            }
        };
        OkHttpClient client = new OkHttpClient();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            Request request = new Request.Builder()
                    .url("http://127.0.0.1:" + port + "/graphql")
                    .post(body)
                    .build();
            try (okhttp3.Response response = client.newCall(request).execute()) {
                return response.code() + " " + response.body().string();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(
                kit.accepted(),
                wire -> wire.respond(new HttpResponse(404, List.of(), List.of(), chunked("not here", 2, 3))));

        assertThat(asked.head().field("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(text(asked)).isEqualTo("in chunks");
        assertThat(answer.join()).isEqualTo("404 not here");
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void upgradesAndExchangesShareAPort() throws Exception {
        int port = kit.listen(LISTENING);
        kit.connect("ws://127.0.0.1:" + port + "/");
        Wire upgraded = kit.accepted();
        kit.serverEvents.next(WireEvent.Requested.class);
        kit.on(upgraded, wire -> wire.respond(UpgradeResponse.accepting("graphql-transport-ws")));
        kit.clientEvents.next(WireEvent.Responded.class);
        ExchangeKit.request(kit, port, post(payload("question")));
        Wire exchange = kit.accepted();
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(exchange, wire -> wire.respond(ok(payload("answer"))));

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("answer");
        kit.clientEvents.next(WireEvent.Ended.class); // the exchange's
        kit.say(upgraded, Kit.text("still here"));
        assertThat(kit.clientEvents.nextText()).isEqualTo("still here");
    }

    @Test
    void aPipelinedRequestWaitsForItsTurn() throws Exception {
        int port = kit.listen(LISTENING);
        String one = "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none";
        String two = "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
        try (RawClient client = RawClient.sending(port, one + two)) {
            assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("one");
            kit.on(kit.accepted(), wire -> wire.respond(ok(payload(""))));
            assertThat(kit.serverEvents.next(WireEvent.Asked.class).head().startLine())
                    .isEqualTo("GET /2 HTTP/1.1");
            kit.on(kit.accepted(), wire -> wire.respond(ok(payload(""))));

            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aClientThatWaitsForLeaveToSendItsBodyGetsIt() throws Exception {
        int port = kit.listen(LISTENING);
        String head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        try (RawClient client = RawClient.sending(port, head)) {
            assertThat(client.readHead()).startsWith("HTTP/1.1 100 ");
            client.write("6f 6e 65");
            assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("one");
        }
    }

    @Test
    void theScriptedClientAsksMockWebServer() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .code(201)
                    .addHeader("X-A", "b")
                    .chunkedBody("in chunks", 2)
                    .build());
            ExchangeKit.request(kit, server.getPort(), post(chunked("question", 1, 2)));
            WireEvent.Answered answered = kit.clientEvents.next(WireEvent.Answered.class);
            var request = server.takeRequest();

            assertThat(request.getBody().utf8()).isEqualTo("question");
            assertThat(request.getTarget()).isEqualTo("/graphql");
            assertThat(answered.head().status()).isEqualTo(201);
            assertThat(answered.head().field("x-a")).isEqualTo("b");
            assertThat(text(answered)).isEqualTo("in chunks");
        }
    }

    @Test
    void theScriptedClientAsksTheJdksServer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            ExchangeKit.request(kit, server.getAddress().getPort(), post(payload("echo")));
            assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("echo");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aStreamIsReadPartByPart() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String part = "\r\nContent-Type: application/json\r\n\r\n{\"payload\":1}\r\n--graphql";
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0")
                    .chunkedBody("\r\n--graphql" + part + part + "--\r\n", 5)
                    .build());
            ExchangeKit.request(kit, server.getPort(), post(payload("question")));

            assertThat(kit.clientEvents.next(WireEvent.Streams.class).head().status())
                    .isEqualTo(200);
            for (int i = 0; i < 2; i++) {
                WireEvent.Item told = kit.clientEvents.next(WireEvent.Item.class);
                assertThat(new String(told.body(), StandardCharsets.UTF_8)).isEqualTo("{\"payload\":1}");
            }
            assertThat(kit.clientEvents.next(WireEvent.StreamEnded.class).closed())
                    .isTrue();
        }
    }

    @Test
    void theJdksClientReadsWhatIsStreamed() throws Exception {
        int port = kit.listen(LISTENING);
        HttpClient client = HttpClient.newHttpClient();
        var response = client.sendAsync(
                java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(kit.accepted(), wire -> {
            wire.respond(new HttpResponse(200, List.of(), List.of(), HttpPayload.NONE, true));
            wire.write(List.of(new Outgoing.Body("one ".getBytes(StandardCharsets.UTF_8))), List.of(1, 2));
            wire.write(
                    List.of(
                            new Outgoing.Body("two".getBytes(StandardCharsets.UTF_8)),
                            new Outgoing.Body(new byte[0]),
                            new Outgoing.EndOfBody()),
                    List.of());
        });

        assertThat(response.join().body()).isEqualTo("one two");
        assertThat(response.join().headers().firstValue("transfer-encoding")).hasValue("chunked");
    }

    @Test
    void aResponseWithoutALengthEndsWithItsConnection() throws Exception {
        int port = kit.listen(LISTENING);
        ExchangeKit.request(kit, port, post(payload("")));
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(kit.accepted(), wire -> {
            wire.write(
                    List.of(new Outgoing.Octets("HTTP/1.1 200 OK\r\n\r\nall of it".getBytes(StandardCharsets.UTF_8))),
                    List.of());
            wire.drop(Wire.Drop.FIN);
        });

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("all of it");
    }

    @Test
    void aHeadRequestHasAResponseWithoutABody() throws Exception {
        int port = kit.listen(LISTENING);
        ExchangeKit.request(kit, port, new HttpRequest("HEAD", "/x", List.of(), List.of(), HttpPayload.NONE));
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("not sent"))));
        WireEvent.Answered answered = kit.clientEvents.next(WireEvent.Answered.class);

        assertThat(answered.head().field("Content-Length")).isEqualTo("8");
        assertThat(answered.length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5 5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno field\r\n\r\n",
                "SSH-2.0-OpenSSH\r\n\r\n",
            })
    void aResponseThatIsNoHttpIsAViolation(String octets) throws Exception {
        int port = kit.listen(LISTENING);
        ExchangeKit.request(kit, port, post(payload("")));
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire server = kit.accepted();
        kit.on(
                server,
                wire -> wire.write(List.of(new Outgoing.Octets(octets.getBytes(StandardCharsets.UTF_8))), List.of()));
        if (octets.endsWith("2\r\n\r\nhello")) {
            kit.clientEvents.next(WireEvent.Answered.class); // what is wrong follows it
        }
        WireEvent.Violation violation = kit.clientEvents.next(WireEvent.Violation.class);

        assertThat(violation.requirement()).isEqualTo("HTTP-S-01");
        assertThat(violation.fatal()).isTrue();
        kit.on(server, wire -> wire.drop(Wire.Drop.FIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1000000000000000\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: one\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /\r\n\r\n",
            })
    void aRequestThatIsNoHttpIsAViolation(String octets) throws Exception {
        int port = kit.listen(LISTENING);
        try (RawClient client = RawClient.sending(port, octets)) {
            assertThat(kit.serverEvents.next(WireEvent.Violation.class).requirement())
                    .isEqualTo("HTTP-C-01");
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void aChunkOfTwoGigabytesKeepsNothingWaitingForEver() throws Exception {
        int port = kit.listen(LISTENING);
        ExchangeKit.request(kit, port, post(payload("")));
        kit.serverEvents.next(WireEvent.Asked.class);
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\nhello";
        kit.on(kit.accepted(), wire -> {
            wire.write(List.of(new Outgoing.Octets(head.getBytes(StandardCharsets.UTF_8))), List.of());
            wire.drop(Wire.Drop.FIN);
        });

        assertThat(kit.clientEvents.next(WireEvent.Ended.class).detail()).contains("within the body of the response");
    }

    @Test
    void aBodyOverTheLimitIsCountedAndNotKept() throws Exception {
        int port = kit.listen(
                LISTENING.withLimits(new io.graphqltck.core.wire.WireLimits(1000, 64 << 10, 1000, 20_000, 64 << 20)));
        ExchangeKit.request(kit, port, post(payload("x".repeat(5000))));
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);

        assertThat(asked.length()).isEqualTo(5000);
        assertThat(asked.body()).isEmpty();
    }

    @Test
    void headersOfTheScenarioTakeThePlaceOfTheKitsOwn() throws Exception {
        int port = kit.listen(LISTENING);
        HttpRequest request = new HttpRequest(
                "POST",
                "/other?x=y",
                List.of(Map.entry("connection", "keep-alive")),
                List.of("content-length"),
                payload(""));
        ExchangeKit.request(kit, port, request);
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);

        assertThat(asked.head().startLine()).isEqualTo("POST /other?x=y HTTP/1.1");
        assertThat(asked.head().all("Connection")).containsExactly("keep-alive");
        assertThat(asked.head().field("Content-Length")).isNull();
    }
}
