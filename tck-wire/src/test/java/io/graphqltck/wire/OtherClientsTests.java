package io.graphqltck.wire;

import static io.graphqltck.wire.Kit.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.Wire.Drop;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accepting side against clients of other people, so that no misunderstanding of ours can hide on both sides. */
final class OtherClientsTests {

    private final Kit kit = new Kit();
    private final Recorder server = kit.serverEvents;
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        kit.close();
    }

    private String nextSeen() throws InterruptedException {
        return String.valueOf(seen.take());
    }

    private Wire accept(UpgradeResponse response) throws InterruptedException {
        Wire wire = kit.accepted();
        WireEvent.Requested requested = server.next(WireEvent.Requested.class);
        assertThat(requested.head().field("Sec-WebSocket-Protocol")).isEqualTo("graphql-transport-ws");
        kit.on(wire, w -> w.respond(response));
        return wire;
    }

    private final class JdkListener implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            seen.add("text " + data + (last ? "" : "…"));
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            seen.add("close " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            seen.add("error");
        }
    }

    private static SSLContext trusting(LoopbackCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", certificate.chain().get(1));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void servesTheClientOfTheJdk(String scheme) throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        ListenOptions plain = ListenOptions.loopback();
        int port = kit.listen(scheme.equals("wss") ? plain.withCertificate(certificate) : plain);
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(certificate)).build();
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(scheme + "://localhost:" + port + "/graphql"), new JdkListener());
        Wire wire = accept(UpgradeResponse.accepting("graphql-transport-ws"));
        WebSocket socket = opening.get();
        assertThat(socket.getSubprotocol()).isEqualTo("graphql-transport-ws");
        socket.sendText("hé", false)
                .thenCompose(s -> s.sendText("llo", true))
                .thenCompose(s -> s.sendPing(ByteBuffer.wrap(new byte[] {7})))
                .get();
        assertThat(server.nextText()).isEqualTo("héllo");
        assertThat(server.next(WireEvent.Ping.class).data()).containsExactly(7);
        kit.on(wire, w -> w.write(List.of(text("cut in pieces")), List.of(1, 2, 3, 9)));
        String text = nextSeen();
        while (text.endsWith("…")) {
            text = text.replace("…", "") + nextSeen().substring("text ".length());
        }
        assertThat(text).isEqualTo("text cut in pieces");
        kit.say(wire, new Outgoing.Close(4400, "why"));
        assertThat(nextSeen()).isEqualTo("close 4400 why");
        assertThat(server.next(WireEvent.Close.class).code()).isNotNull();
        kit.on(wire, w -> w.drop(Drop.FIN));
    }

    @Test
    void refusesTheClientOfTheJdk() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        CompletableFuture<WebSocket> opening = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://127.0.0.1:" + port), new JdkListener());
        accept(new UpgradeResponse(403, null, null, List.of(), false, "no"));
        assertThat(opening.handle(
                                (socket, error) -> String.valueOf(error.getCause() == null ? error : error.getCause()))
                        .get())
                .contains("WebSocketHandshakeException");
        server.ends(Ending.BY_KIT);
    }

    private final class OkListener extends WebSocketListener {

        @Override
        public void onOpen(okhttp3.WebSocket socket, Response response) {
            seen.add("open " + response.header("Sec-WebSocket-Extensions"));
        }

        @Override
        public void onMessage(okhttp3.WebSocket socket, String text) {
            seen.add(text);
        }

        @Override
        public void onClosing(okhttp3.WebSocket socket, int code, String reason) {
            seen.add("close " + code + " " + reason);
            socket.close(1000, "bye");
        }

        @Override
        public void onFailure(okhttp3.WebSocket socket, Throwable error, @Nullable Response response) {
            seen.add("failure " + (response == null ? error : response.code()));
        }
    }

    private okhttp3.WebSocket okhttp(OkHttpClient client, int port) {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + port + "/graphql")
                .header("Sec-WebSocket-Protocol", "graphql-transport-ws")
                .build();
        return client.newWebSocket(request, new OkListener());
    }

    @Test
    void servesOkHttpAndCompresses() throws Exception {
        OkHttpClient client =
                new OkHttpClient.Builder().minWebSocketMessageToCompress(0).build();
        int port = kit.listen(ListenOptions.loopback());
        okhttp3.WebSocket socket = okhttp(client, port);
        Wire wire = accept(new UpgradeResponse(101, "graphql-transport-ws", null, List.of(), true, ""));
        assertThat(nextSeen())
                .isEqualTo("open permessage-deflate; client_no_context_takeover; server_no_context_takeover");
        for (String text : List.of("hello hello hello hello", "", "hello hello hello hello")) {
            socket.send(text);
            WireEvent.Message message = server.next(WireEvent.Message.class);
            assertThat(message.compressed()).isTrue();
            assertThat(new String(message.octets(), UTF_8)).isEqualTo(text);
            byte[] octets = ("back: " + text).getBytes(UTF_8);
            kit.say(wire, new Outgoing.Message(false, octets, List.of(1, 0, 3), true));
            assertThat(nextSeen()).isEqualTo("back: " + text);
        }
        kit.say(wire, new Outgoing.Close(4403, "Forbidden"));
        assertThat(nextSeen()).isEqualTo("close 4403 Forbidden");
        assertThat(server.next(WireEvent.Close.class)).isEqualTo(new WireEvent.Close(1000, "bye"));
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void refusesAndResetsOkHttp() throws Exception {
        OkHttpClient client = new OkHttpClient();
        int port = kit.listen(ListenOptions.loopback());
        okhttp(client, port);
        accept(new UpgradeResponse(401, null, null, List.of(), false, ""));
        assertThat(nextSeen()).isEqualTo("failure 401");
        server.ends(Ending.BY_KIT);
        okhttp(client, port);
        Wire wire = accept(UpgradeResponse.accepting("graphql-transport-ws"));
        assertThat(nextSeen()).isEqualTo("open null");
        kit.on(wire, w -> w.drop(Drop.RESET));
        assertThat(nextSeen()).startsWith("failure ").contains("reset");
        client.dispatcher().executorService().shutdown();
    }
}
