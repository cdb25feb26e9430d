package io.graphqltck.junit;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client on the JDK's WebSocket; one without {@code waits} starts its operations too early. */
final class TinyClient implements ClientUnderTest.Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final boolean waits;
    private final ClientUnderTest.Endpoint endpoint;
    private final ClientUnderTest.Application application;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, ClientUnderTest.Results> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    TinyClient(boolean waits, ClientUnderTest.Endpoint endpoint, ClientUnderTest.Application application) {
        this.waits = waits;
        this.endpoint = endpoint;
        this.application = application;
    }

    @Override
    public ClientUnderTest.Operation start(ClientUnderTest.Request request, ClientUnderTest.Results results) {
        WebSocket open = socket();
        String id = "op-" + ids.incrementAndGet();
        running.put(id, results);
        if (waits) {
            acknowledged.join();
        }
        String query = JsonText.write(Json.of(request.query()));
        send(open, "{\"type\":\"subscribe\",\"id\":\"" + id + "\",\"payload\":{\"query\":" + query + "}}");
        return () -> {
            if (running.remove(id) != null) {
                send(open, "{\"type\":\"complete\",\"id\":\"" + id + "\"}");
            }
        };
    }

    void connect() {
        socket();
    }

    private synchronized WebSocket socket() {
        @Nullable WebSocket open = socket;
        if (open == null) {
            open = HTTP.newWebSocketBuilder()
                    .subprotocols(endpoint.protocol())
                    .buildAsync(endpoint.url(), new Listener())
                    .join();
            socket = open;
            send(open, "{\"type\":\"connection_init\"}");
        }
        return open;
    }

    private static void send(WebSocket socket, String text) {
        socket.sendText(text, true).join();
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
                var unused = from.sendClose(4400, "Invalid message");
            }
        }

        private void received(WebSocket from, Json.JsonObject message, String id) {
            switch (String.valueOf(message.text("type"))) {
                case "connection_ack" -> acknowledged.complete(null);
                case "ping" -> from.sendText("{\"type\":\"pong\"}", true);
                case "next" -> told(id).nextJson(JsonText.write(message.get("payload")));
                case "error" -> over(id).failed(JsonText.write(message.get("payload")));
                case "complete" -> over(id).completed();
                case "pong" -> {}
                default -> from.sendClose(4400, "Invalid message");
            }
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
