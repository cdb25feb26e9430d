package io.graphqltck.wire.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.Trusting;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OkHttp and MockWebServer, which talk through the relay over HTTP/2 and TLS and do not notice it. */
final class RelayStreamsTests {

    private static final String PART = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"n\":%s}";

    private final Reactor reactor = new Reactor(1);
    private final Loop loop = reactor.next();
    private final HeardEvents heard = new HeardEvents();
    private final LoopbackCertificate certificate = LoopbackCertificate.generate();

    @AfterEach
    void close() {
        reactor.close();
    }

    /** What the two legs are over. */
    private enum Legs {
        PLAIN(false, false),
        CLIENT_SECURE(true, false),
        SERVER_SECURE(false, true),
        BOTH_SECURE(true, true);

        private final boolean client;
        private final boolean server;

        Legs(boolean client, boolean server) {
            this.client = client;
            this.server = server;
        }
    }

    private MockWebServer server(boolean secure, boolean http2) throws Exception {
        MockWebServer server = new MockWebServer();
        if (secure) {
            server.useHttps(Trusting.serving(certificate).getSocketFactory());
            server.setProtocols(http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        } else if (http2) {
            server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        }
        return server;
    }

    private Relay relay(MockWebServer server, Legs legs, boolean http2, TlsTrust trust) throws Exception {
        ListenOptions options = ListenOptions.loopback().withHttp2(http2).withLimits(WireLimits.DEFAULT);
        return Relay.listen(
                        loop,
                        legs.client ? options.withCertificate(certificate) : options,
                        Upstream.of(URI.create(
                                (legs.server ? "https" : "http") + "://127.0.0.1:" + server.getPort() + "/")),
                        trust,
                        heard)
                .toCompletableFuture()
                .get();
    }

    private OkHttpClient client(boolean secure, boolean http2) throws Exception {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (secure) {
            Trusting trusting = Trusting.the(certificate);
            builder.sslSocketFactory(trusting.context().getSocketFactory(), trusting.manager());
        } else if (http2) {
            builder.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        }
        return builder.build();
    }

    private static Request post(Relay relay, boolean secure, String body) {
        return new Request.Builder()
                .url((secure ? "https" : "http") + "://127.0.0.1:" + relay.port() + "/graphql")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
    }

    private static void close(OkHttpClient client) {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private static MockResponse parts(String... bodies) {
        StringBuilder text = new StringBuilder();
        for (String body : bodies) {
            text.append(String.format(PART, body));
        }
        return new MockResponse.Builder()
                .setHeader("Content-Type", "multipart/mixed;boundary=graphql")
                .body(text + "\r\n--graphql--\r\n")
                .build();
    }

    @ParameterizedTest
    @EnumSource(Legs.class)
    void everyStreamIsAWireOfItsOwn(Legs legs) throws Exception {
        OkHttpClient client = client(legs.client, true);
        try (MockWebServer server = server(legs.server, true)) {
            server.enqueue(new MockResponse.Builder().body("{\"n\":1}").build());
            server.enqueue(parts("2", "3"));
            server.start();
            try (Relay relay = relay(server, legs, true, new TlsTrust.Everything())) {
                for (String body : List.of("{\"query\":\"a\"}", "{\"query\":\"b\"}")) {
                    try (Response response =
                            client.newCall(post(relay, legs.client, body)).execute()) {
                        assertThat(response.protocol()).isIn(Protocol.HTTP_2, Protocol.H2_PRIOR_KNOWLEDGE);
                        assertThat(response.body().string()).contains("{\"n\":");
                    }
                }

                assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"query\":\"a\"}");
                assertThat(heard.next(9))
                        .containsExactly(
                                "1 CLIENT Asked",
                                "1 SERVER Answered",
                                "1 SERVER Ended FIN",
                                "2 CLIENT Asked",
                                "2 SERVER Streams",
                                "2 SERVER Item",
                                "2 SERVER Item",
                                "2 SERVER StreamEnded",
                                "2 SERVER Ended FIN");
            }
        } finally {
            close(client);
        }
    }

    @ParameterizedTest
    @EnumSource(Legs.class)
    void overTlsHttp1IsHeardToo(Legs legs) throws Exception {
        OkHttpClient client = client(legs.client, false);
        try (MockWebServer server = server(legs.server, false)) {
            server.enqueue(parts("1"));
            server.start();
            try (Relay relay = relay(server, legs, false, new TlsTrust.Everything());
                    Response response =
                            client.newCall(post(relay, legs.client, "{}")).execute()) {
                assertThat(response.protocol()).isEqualTo(Protocol.HTTP_1_1);
                assertThat(response.body().string()).contains("{\"n\":1}");
                assertThat(heard.next(4))
                        .containsExactly("1 CLIENT Asked", "1 SERVER Streams", "1 SERVER Item", "1 SERVER StreamEnded");
            }
        } finally {
            close(client);
        }
    }

    /** The client resets one stream, and the connection stays for the next one. */
    @Test
    void aStreamThatTheClientResetsEndsAlone() throws Exception {
        OkHttpClient client = client(false, true);
        CountDownLatch over = new CountDownLatch(1);
        try (MockWebServer server = server(false, true)) {
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "multipart/mixed;boundary=graphql")
                    .body(waiting(over))
                    .build());
            server.enqueue(new MockResponse.Builder().body("{}").build());
            server.start();
            try (Relay relay = relay(server, Legs.PLAIN, true, new TlsTrust.Platform())) {
                Call call = client.newCall(post(relay, false, "{}"));
                try (Response response = call.execute()) {
                    assertThat(response.body().source().readUtf8(10)).startsWith("\r\n--");
                    call.cancel();
                }
                assertThat(heard.next(4))
                        .containsExactly("1 CLIENT Asked", "1 SERVER Streams", "1 SERVER Item", "1 CLIENT Ended RESET");
                try (Response response =
                        client.newCall(post(relay, false, "{}")).execute()) {
                    assertThat(response.body().string()).isEqualTo("{}");
                }
                assertThat(heard.next(2)).containsExactly("2 CLIENT Asked", "2 SERVER Answered");
            } finally {
                over.countDown();
            }
        } finally {
            close(client);
        }
    }

    private static MockResponseBody waiting(CountDownLatch over) {
        return new MockResponseBody() {
            @Override
            public long getContentLength() {
                return 1 << 20;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8(String.format(PART, "1")).flush();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    @Test
    void whatIsDelayedAndSplitIsReadAsItWasSaid() throws Exception {
        OkHttpClient client = client(true, true);
        try (MockWebServer server = server(false, true)) {
            String large = "\"" + "é😀".repeat(20_000) + "\"";
            server.enqueue(parts(large));
            server.start();
            try (Relay relay = relay(server, Legs.CLIENT_SECURE, true, new TlsTrust.Platform())) {
                relay.change(NetworkChange.DELAY);
                relay.change(NetworkChange.SPLIT);
                try (Response response =
                        client.newCall(post(relay, true, large)).execute()) {
                    assertThat(response.body().string()).contains(large);
                }
                assertThat(server.takeRequest().getBody().utf8()).isEqualTo(large);
                assertThat(heard.next(5))
                        .containsExactly(
                                "1 CLIENT Asked",
                                "1 SERVER Streams",
                                "1 SERVER Item",
                                "1 SERVER StreamEnded",
                                "1 SERVER Ended FIN");
            }
        } finally {
            close(client);
        }
    }

    @Test
    void aServerWithoutHttp2IsNotReached() throws Exception {
        OkHttpClient client = client(true, true);
        try (MockWebServer server = server(true, false)) {
            server.start();
            try (Relay relay = relay(server, Legs.BOTH_SECURE, true, new TlsTrust.Everything())) {
                assertThatThrownBy(() -> client.newCall(post(relay, true, "{}")).execute())
                        .isInstanceOf(IOException.class);
                // The relay may know it before it has read the request, which is lost then.
                assertThat(heard.next(2)).contains("1 SERVER Ended NOT_CONNECTED");
            }
        } finally {
            close(client);
        }
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsIsNotReached() throws Exception {
        OkHttpClient client = client(false, false);
        try (MockWebServer server = server(true, false)) {
            server.start();
            try (Relay relay = relay(server, Legs.SERVER_SECURE, false, new TlsTrust.Platform())) {
                assertThatThrownBy(
                                () -> client.newCall(post(relay, false, "{}")).execute())
                        .isInstanceOf(IOException.class);
                // The relay may know it before it has read the request, which is lost then.
                assertThat(heard.next(2)).contains("1 SERVER Ended NOT_CONNECTED");
            }
        } finally {
            close(client);
        }
    }
}
