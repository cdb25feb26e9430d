package example;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A small client for GraphQL subscriptions on Vert.x. One connection, made with the first operation. */
public final class SubscriptionClient {

    /** Hears of one operation. */
    public interface Observer {
        void next(JsonObject result);

        void failed(String message);

        void completed();
    }

    private final WebSocketClient sockets;
    private final URI url;
    private final Consumer<String> connectionLost;
    private final Map<String, Observer> running = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private CompletableFuture<WebSocket> connection;

    public SubscriptionClient(Vertx vertx, URI url, Consumer<String> connectionLost) {
        this.sockets = vertx.createWebSocketClient();
        this.url = url;
        this.connectionLost = connectionLost;
    }

    /** Starts an operation and returns its id. */
    public String start(String query, Map<String, Object> variables, Observer observer) {
        String id = String.valueOf(ids.incrementAndGet());
        running.put(id, observer);
        JsonObject payload = new JsonObject().put("query", query);
        if (variables != null) {
            payload.put("variables", new JsonObject(variables));
        }
        connection().thenAccept(socket -> send(socket, "subscribe", id, payload));
        return id;
    }

    /** Stops an operation; its observer hears nothing more. */
    public void stop(String id) {
        if (running.remove(id) != null) {
            connection().thenAccept(socket -> send(socket, "complete", id, null));
        }
    }

    public synchronized void close() {
        if (connection != null) {
            connection.thenAccept(WebSocket::close);
        }
    }

    private static void send(WebSocket socket, String type, String id, JsonObject payload) {
        JsonObject message = new JsonObject().put("type", type);
        if (id != null) {
            message.put("id", id);
        }
        if (payload != null) {
            message.put("payload", payload);
        }
        socket.writeTextMessage(message.encode());
    }

    private synchronized CompletableFuture<WebSocket> connection() {
        if (connection == null) {
            CompletableFuture<WebSocket> acknowledged = new CompletableFuture<>();
            connection = acknowledged;
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost(url.getHost())
                    .setPort(url.getPort())
                    .setURI(url.getPath())
                    .addSubProtocol("graphql-transport-ws");
            ClientWebSocket socket = sockets.webSocket();
            socket.textMessageHandler(text -> received(socket, new JsonObject(text), acknowledged));
            socket.closeHandler(nothing -> connectionLost.accept("closed with " + socket.closeStatusCode()));
            socket.connect(options)
                    .onSuccess(connected -> send(socket, "connection_init", null, null))
                    .onFailure(e -> connectionLost.accept(e.getMessage()));
        }
        return connection;
    }

    private void received(WebSocket socket, JsonObject message, CompletableFuture<WebSocket> acknowledged) {
        String id = message.getString("id", "");
        switch (message.getString("type", "")) {
            case "connection_ack" -> acknowledged.complete(socket);
            case "ping" -> send(socket, "pong", null, null);
            case "pong" -> {}
            case "next" -> {
                Observer observer = running.get(id);
                if (observer != null) {
                    observer.next(message.getJsonObject("payload"));
                }
            }
            case "error" -> {
                Observer observer = running.remove(id);
                if (observer != null) {
                    observer.failed(message.getJsonArray("payload").encode());
                }
            }
            case "complete" -> {
                Observer observer = running.remove(id);
                if (observer != null) {
                    observer.completed();
                }
            }
            default -> socket.close((short) 4400, "Invalid message");
        }
    }
}
