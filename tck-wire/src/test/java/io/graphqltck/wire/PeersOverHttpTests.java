package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Other people's clients and servers over both versions of HTTP: one misunderstanding must not hide on both sides. */
final class PeersOverHttpTests {

    private static final HttpResponse STREAMED = new HttpResponse(
            200,
            List.of(Map.entry("Content-Type", "multipart/mixed;boundary=graphql;subscriptionSpec=1.0")),
            List.of(),
            HttpPayload.NONE,
            true);
    private static final String ONE = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"n\":1}\r\n--graphql";
    private static final String TWO = "\r\nContent-Type: application/json\r\n\r\n{\"n\":2}\r\n--graphql";

    private final Kit kit = new Kit();
    private final LoopbackCertificate certificate = LoopbackCertificate.generate();

    @AfterEach
    void close() {
        kit.close();
    }

    /** How a client and a server find their version. */
    enum Way {
        OLD("http", "HTTP/1.1"),
        PRIOR_KNOWLEDGE("http", "HTTP/2"),
        ALPN("https", "HTTP/2");

        final String scheme;
        final String version;

        Way(String scheme, String version) {
            this.scheme = scheme;
            this.version = version;
        }

        ListenOptions listening(LoopbackCertificate certificate) {
            ListenOptions plain = ExchangeKit.LISTENING.withHttp2(this != OLD);
            return this == ALPN ? plain.withCertificate(certificate) : plain;
        }

        URI url(int port) {
            return URI.create(scheme + "://127.0.0.1:" + port + "/graphql");
        }
    }

    private OkHttpClient okHttp(Way way) throws Exception {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (way == Way.PRIOR_KNOWLEDGE) {
            builder.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        } else if (way == Way.ALPN) {
            Trusting trusting = Trusting.the(certificate);
            builder.sslSocketFactory(trusting.context().getSocketFactory(), trusting.manager());
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void okHttpReadsAStreamAsItComes(Way way) throws Exception {
        int port = kit.listen(way.listening(certificate));
        OkHttpClient client = okHttp(way);
        CompletableFuture<okhttp3.Response> response = CompletableFuture.supplyAsync(() -> {
            try {
                return client.newCall(new Request.Builder()
                                .url(way.url(port).toString())
                                .post(RequestBody.create("question", MediaType.get("text/plain")))
                                .build())
                        .execute();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);
        Wire wire = kit.accepted();
        kit.on(wire, server -> server.respond(STREAMED));
        say(wire, ONE);
        try (okhttp3.Response streaming = response.get()) {
            assertThat(streaming.body().source().readUtf8(ONE.length())).isEqualTo(ONE);
            say(wire, TWO);
            assertThat(streaming.body().source().readUtf8(TWO.length())).isEqualTo(TWO);
            kit.say(wire, new Outgoing.Body(octets("--\r\n")), new Outgoing.EndOfBody());
            assertThat(streaming.body().source().readUtf8()).isEqualTo("--\r\n");
        }
        assertThat(asked.head().startLine()).isEqualTo("POST /graphql " + way.version);
        assertThat(text(asked)).isEqualTo("question");
        close(client);
    }

    /** As asyncio leaves a connection: it waits for the answer before it closes the socket. */
    @Test
    void aClientThatClosesTlsAloneHasLeft() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withCertificate(certificate));
        SSLSocketFactory factory = Trusting.the(certificate).context().getSocketFactory();
        // Not closed with it: JDK's would send FIN, too.
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                Socket socket = factory.createSocket(plain, "127.0.0.1", port, false)) {
            socket.getOutputStream().write(octets("GET /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            kit.serverEvents.next(WireEvent.Asked.class);
            kit.on(kit.accepted(), server -> server.respond(STREAMED));
            socket.shutdownOutput();

            kit.serverEvents.ends(WireEvent.Ending.FIN);
            assertThat(socket.getInputStream().readAllBytes()).asString().contains("HTTP/1.1 200");
        }
    }

    @Test
    void okHttpResetsAStreamThatItGivesUp() throws Exception {
        int port = kit.listen(Way.PRIOR_KNOWLEDGE.listening(certificate));
        OkHttpClient client = okHttp(Way.PRIOR_KNOWLEDGE);
        okhttp3.Call call = client.newCall(new Request.Builder()
                .url(Way.PRIOR_KNOWLEDGE.url(port).toString())
                .build());
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
            try (okhttp3.Response response = call.execute()) {
                response.body().source().readUtf8(ONE.length());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire wire = kit.accepted();
        kit.on(wire, server -> server.respond(STREAMED));
        say(wire, ONE);
        asking.get();

        assertThat(kit.serverEvents.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(WireEvent.Ending.RESET, "RST_STREAM CANCEL"));
        close(client);
    }

    /** The JDK's client knows no prior knowledge: in cleartext it asks for an upgrade, which the kit's server passes over. */
    @ParameterizedTest
    @CsvSource({"OLD, HTTP/1.1", "PRIOR_KNOWLEDGE, HTTP/1.1", "ALPN, HTTP/2"})
    void theJdksClientReadsAStreamAsItComes(Way way, String version) throws Exception {
        int port = kit.listen(way.listening(certificate));
        HttpClient client = HttpClient.newBuilder()
                .version(way == Way.OLD ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .sslContext(Trusting.the(certificate).context())
                .build();
        URI url = URI.create(way.url(port).toString().replace("127.0.0.1", "localhost"));
        var response = client.sendAsync(
                java.net.http.HttpRequest.newBuilder(url)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("question"))
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofInputStream());
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);
        Wire wire = kit.accepted();
        kit.on(wire, server -> server.respond(STREAMED));
        say(wire, ONE);
        try (InputStream body = response.get().body()) {
            assertThat(new String(body.readNBytes(ONE.length()), StandardCharsets.UTF_8))
                    .isEqualTo(ONE);
            say(wire, TWO);
            assertThat(new String(body.readNBytes(TWO.length()), StandardCharsets.UTF_8))
                    .isEqualTo(TWO);
            kit.say(wire, new Outgoing.Body(octets("--\r\n")), new Outgoing.EndOfBody());
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("--\r\n");
        }
        assertThat(asked.head().startLine()).isEqualTo("POST /graphql " + version);
        assertThat(text(asked)).isEqualTo("question");
    }

    @Test
    void theJdksClientSendsManyRequestsOverOneConnection() throws Exception {
        int port = kit.listen(Way.ALPN.listening(certificate).withMaxConnections(1));
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Trusting.the(certificate).context())
                .build();
        URI url = URI.create("https://localhost:" + port + "/graphql");
        for (int i = 0; i < 5; i++) {
            var response = client.sendAsync(
                    java.net.http.HttpRequest.newBuilder(url)
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("question " + i))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("question " + i);
            String answer = "answer " + i;
            kit.on(kit.accepted(), wire -> wire.respond(ok(payload(answer))));
            assertThat(response.get().body()).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theScriptedClientReadsAStreamOfMockWebServerAsItComes(Way way) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (MockWebServer server = new MockWebServer()) {
            if (way == Way.PRIOR_KNOWLEDGE) {
                server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
            } else if (way == Way.ALPN) {
                server.useHttps(Trusting.serving(certificate).getSocketFactory());
            }
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "multipart/mixed;boundary=graphql;subscriptionSpec=1.0")
                    .body(streaming(read))
                    .build());
            new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, way != Way.OLD)
                    .request(
                            kit.loop,
                            way.url(server.getPort()),
                            post(payload("question")),
                            List.of(),
                            kit.clientEvents);
            WireEvent.Streams streams = kit.clientEvents.next(WireEvent.Streams.class);
            assertThat(kit.clientEvents.next(WireEvent.Item.class).body())
                    .asString()
                    .isEqualTo("{\"n\":1}");
            read.countDown(); // only now the rest is written
            assertThat(kit.clientEvents.next(WireEvent.Item.class).body())
                    .asString()
                    .isEqualTo("{\"n\":2}");
            assertThat(kit.clientEvents.next(WireEvent.StreamEnded.class).closed())
                    .isTrue();
            var request = server.takeRequest();

            assertThat(streams.head().startLine()).startsWith(way.version);
            assertThat(request.getBody().utf8()).isEqualTo("question");
            assertThat(request.getTarget()).isEqualTo("/graphql");
        }
    }

    private static MockResponseBody streaming(CountDownLatch read) {
        return new MockResponseBody() {
            @Override
            public long getContentLength() {
                return ONE.length() + TWO.length() + 4L;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8(ONE).flush();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                sink.writeUtf8(TWO).writeUtf8("--\r\n").flush();
            }
        };
    }

    private void say(Wire wire, String text) {
        kit.say(wire, new Outgoing.Body(octets(text)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void close(OkHttpClient client) {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
