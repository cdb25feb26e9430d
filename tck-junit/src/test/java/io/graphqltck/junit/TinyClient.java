package io.graphqltck.junit;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A client on the JDK's WebSocket; {@code start} is the type of the message by which it starts an operation. */
final class TinyClient implements ClientUnderTest.Client {

    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final HttpClient http;
    private final String start;
    private final ClientUnderTest.Endpoint endpoint;
    private final ClientUnderTest.Application application;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, ClientUnderTest.Results> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    TinyClient(String start, ClientUnderTest.Endpoint endpoint, ClientUnderTest.Application application) {
        this.start = start;
        this.endpoint = endpoint;
        this.application = application;
        this.http = endpoint.certificate() == null
                ? PLAIN
                : HttpClient.newBuilder()
                        .sslContext(trusting(endpoint.certificate()))
                        .build();
    }

    private static SSLContext trusting(Path authority) {
        try (InputStream stream = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "kit", CertificateFactory.getInstance("X.509").generateCertificate(stream));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ClientUnderTest.Operation start(ClientUnderTest.Request request, ClientUnderTest.Results results) {
        WebSocket open = socket();
        String id = "op-" + ids.incrementAndGet();
        running.put(id, results);
        acknowledged.join();
        Map<String, Json> payload = new LinkedHashMap<>();
        payload.put("query", Json.of(request.query()));
        if (request.variables() != null) {
            payload.put("variables", variables(request.variables()));
        }
        send(
                open,
                "{\"type\":\"" + start + "\",\"id\":\"" + id + "\",\"payload\":"
                        + JsonText.write(new Json.JsonObject(payload)) + "}");
        return () -> {
            if (running.remove(id) != null) {
                send(open, "{\"type\":\"complete\",\"id\":\"" + id + "\"}");
            }
        };
    }

    /** Those of the scenarios that are played with it are texts and numbers. */
    private static Json variables(Map<String, @Nullable Object> plain) {
        Map<String, Json> members = new LinkedHashMap<>();
        plain.forEach((name, value) -> members.put(
                name, value instanceof Number number ? Json.of(number.longValue()) : Json.of(String.valueOf(value))));
        return new Json.JsonObject(members);
    }

    void connect() {
        socket();
    }

    private synchronized WebSocket socket() {
        @Nullable WebSocket open = socket;
        if (open == null) {
            open = http.newWebSocketBuilder()
                    .subprotocols(endpoint.protocol())
                    .buildAsync(endpoint.url(), new Listener())
                    .join();
            socket = open;
            send(open, "{\"type\":\"connection_init\"}");
        }
        return open;
    }

    /** The JDK's WebSocket refuses a message while another one is being sent. */
    private void send(WebSocket socket, String text) {
        synchronized (socket) {
            socket.sendText(text, true).join();
        }
    }

    @Override
    public synchronized void close() {
        @Nullable WebSocket open = socket;
        if (open != null) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    private void ended(String why) {
        acknowledged.completeExceptionally(new IllegalStateException(why));
        application.connectionFailed(why);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                received(from, whole);
            }
            from.request(1);
            return null;
        }

        private void received(WebSocket from, String whole) {
            try {
                if (JsonText.read(whole) instanceof Json.JsonObject message) {
                    received(from, message, String.valueOf(message.text("id")));
                }
            } catch (JsonSyntaxException e) {
                from.sendClose(4400, "Invalid message").join();
            }
        }

        private void received(WebSocket from, Json.JsonObject message, String id) {
            switch (String.valueOf(message.text("type"))) {
                case "connection_ack" -> acknowledged.complete(null);
                case "ping" -> send(from, "{\"type\":\"pong\"}");
                case "next" -> told(id).nextJson(payload(message));
                case "error" -> over(id).failed(payload(message));
                case "complete" -> over(id).completed();
                case "pong" -> {}
                default -> from.sendClose(4400, "Invalid message").join();
            }
        }

        private static String payload(Json.JsonObject message) {
            return JsonText.write(message.members().getOrDefault("payload", Json.ofNull()));
        }

        private ClientUnderTest.Results told(String id) {
            return running.getOrDefault(id, NOBODY);
        }

        private ClientUnderTest.Results over(String id) {
            ClientUnderTest.@Nullable Results results = running.remove(id);
            return results == null ? NOBODY : results;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended("closed with " + code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable e) {
            ended(String.valueOf(e.getMessage()));
        }
    }

    /** Of an operation that was stopped. */
    private static final ClientUnderTest.Results NOBODY = new ClientUnderTest.Results() {
        @Override
        public void next(Map<String, ?> result) {}

        @Override
        public void nextJson(String result) {}

        @Override
        public void failed(String message) {}

        @Override
        public void completed() {}
    };
}
