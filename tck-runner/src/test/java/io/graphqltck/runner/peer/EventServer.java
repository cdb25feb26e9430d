package io.graphqltck.runner.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Counts down from two by server-sent events in both modes, on the JDK's HTTP server. */
public final class EventServer implements AutoCloseable {

    private static final String TOKEN = "X-GraphQL-Event-Stream-Token";

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, BlockingQueue<String>> reservations = new ConcurrentHashMap<>();

    private EventServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/graphql", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static EventServer start() throws IOException {
        return new EventServer(HttpServer.create(anywhere(), 0), "http");
    }

    /** One over TLS. */
    public static EventServer startWithTls() throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(anywhere(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(OtherServer.tls()));
        return new EventServer(server, "https");
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/graphql";
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable String token = exchange.getRequestHeaders().getFirst(TOKEN);
        @Nullable BlockingQueue<String> stream = token == null ? null : reservations.get(token);
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                String made = "token-" + (reservations.size() + 1);
                reservations.put(made, new LinkedBlockingQueue<>());
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                whole(exchange, 201, made);
            }
            case "GET" -> {
                if (stream == null) {
                    whole(exchange, 404, "");
                } else {
                    stream(exchange, stream);
                }
            }
            case "POST" -> {
                if (stream == null) {
                    distinct(exchange);
                } else {
                    String id = "\"id\":\"" + operationId(body) + "\"";
                    whole(exchange, 202, "");
                    stream.add(event("next", "{" + id + ",\"payload\":" + result(2) + "}"));
                    stream.add(event("next", "{" + id + ",\"payload\":" + result(1) + "}"));
                    stream.add(event("complete", "{" + id + "}"));
                }
            }
            default -> whole(exchange, 200, "");
        }
    }

    private static String operationId(byte[] body) throws IOException {
        try {
            Json.JsonObject request = (Json.JsonObject) JsonText.read(new String(body, StandardCharsets.UTF_8));
            Json.JsonObject extensions = (Json.JsonObject) Objects.requireNonNull(request.get("extensions"));
            return String.valueOf(extensions.text("operationId"));
        } catch (JsonSyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void whole(HttpExchange exchange, int status, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        if (octets.length > 0) {
            exchange.getResponseBody().write(octets);
        }
        exchange.close();
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().add("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        write(out, ":\n\n");
        return out;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void distinct(HttpExchange exchange) throws IOException {
        OutputStream out = begin(exchange);
        write(out, event("next", result(2)));
        write(out, event("next", result(1)));
        write(out, event("complete", ""));
        exchange.close();
    }

    private void stream(HttpExchange exchange, BlockingQueue<String> events) throws IOException {
        OutputStream out = begin(exchange);
        try {
            while (!threads.isShutdown()) {
                write(out, events.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static String result(int number) {
        return "{\"data\":{\"countdown\":" + number + "}}";
    }

    private static String event(String type, String data) {
        return "event: " + type + "\ndata: " + data + "\n\n";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
