package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client on the JDK's WebSocket: an adapter, or with a URL and a query as arguments a command for one operation. A program. */
@SuppressWarnings("FutureReturnValueIgnored")
public final class OtherClient implements WebSocket.Listener {

    /** As the only argument: it subscribes before its server has acknowledged the connection. */
    public static final String HASTY = "hasty";
    /** Answers nothing in its first session, as where a machine stalls. */
    public static final String STALLS_ONCE = "stalls-once";

    /** As the only argument: it greets, and then ignores all commands. */
    public static final String MUTE = "mute";

    /** As the only argument: it takes a complete for an error. */
    public static final String ERRS_AT_COMPLETE = "errs-at-complete";

    /** As the only argument: its process ends when it is asked for characters of four bytes. */
    public static final String ENDS_AT_EMOJIS = "ends-at-emojis";

    /** As the only argument: it reports the end of each operation twice. */
    public static final String ENDS_TWICE = "ends-twice";

    /** As the only argument: an error makes it drop its connection, and report that it is lost. */
    public static final String DROPS_AT_ERROR = "drops-at-error";

    /** As the only argument: a complete does. */
    public static final String DROPS_AT_COMPLETE = "drops-at-complete";

    private static final Set<String> FAULTS = Set.of(ERRS_AT_COMPLETE, ENDS_TWICE, DROPS_AT_ERROR, DROPS_AT_COMPLETE);

    private static final String MODERN = "graphql-transport-ws";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final BiConsumer<String, Json.JsonObject> heard;
    private final boolean legacy;
    private final String dropsAt;
    private final CompletableFuture<WebSocket> socket;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    private CompletionStage<?> last;

    /** {@code fault}: what is wrong with it, or empty. */
    private OtherClient(
            URI url, @Nullable String caFile, String protocol, String fault, BiConsumer<String, Json.JsonObject> heard)
            throws Exception {
        this.heard = heard;
        this.dropsAt = fault.startsWith("drops-at-") ? fault.substring("drops-at-".length()) : "";
        this.legacy = protocol.equals("graphql-ws");
        HttpClient.Builder http = HttpClient.newBuilder();
        if (caFile != null) {
            http.sslContext(Trusting.only(Path.of(caFile)));
        }
        socket = http.build()
                .newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(url, this)
                .thenCompose(open -> open.sendText("{\"type\":\"connection_init\"}", true));
        last = socket;
    }

    public static List<String> command(String... arguments) {
        return PeerProgram.command(OtherClient.class, arguments);
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            Json query = Json.with(Json.object(), "query", Json.of(args[1]));
            new OtherClient(URI.create(args[0]), System.getenv("TCK_CA_FILE"), MODERN, "", OtherClient::print)
                    .send("op", query);
            new CompletableFuture<Void>().join();
        }
        boolean hasty = args.length == 1 && args[0].equals(HASTY);
        boolean mute = args.length == 1 && args[0].equals(MUTE);
        boolean stalls = args.length == 1 && args[0].equals(STALLS_ONCE);
        boolean ends = args.length == 1 && args[0].equals(ENDS_AT_EMOJIS);
        boolean bypasses = args.length == 1 && args[0].startsWith("ws:");
        String instead = bypasses ? args[0] : null;
        String fault = args.length == 1 && FAULTS.contains(args[0]) ? args[0] : "";
        OUT.println("{\"event\":\"ready\",\"version\":1,\"name\":\"other\"}");
        Map<String, OtherClient> sessions = new LinkedHashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable String stalled = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Json.JsonObject command = (Json.JsonObject) JsonText.read(line);
            if (stalls && stalled == null) {
                stalled = command.text("session");
            }
            if (ends && line.contains("\uD83D\uDE00")) {
                System.exit(1);
            }
            if (!mute && (stalled == null || !stalled.equals(command.text("session")))) {
                obey(command, instead, fault, sessions);
            }
            if (hasty) {
                sessions.values().forEach(client -> client.acknowledged.complete(null));
            }
        }
        System.exit(0);
    }

    private static void print(String id, Json.JsonObject message) {
        switch (String.valueOf(message.text("type"))) {
            case "next" -> OUT.println(JsonText.write(payload(message)));
            case "complete" -> System.exit(0);
            default -> {}
        }
    }

    /** {@code instead}: where it connects, whatever it is told; or null. */
    private static void obey(
            Json.JsonObject command, @Nullable String instead, String fault, Map<String, OtherClient> sessions)
            throws Exception {
        String session = String.valueOf(command.text("session"));
        String operation = String.valueOf(command.text("operation"));
        @Nullable OtherClient client = sessions.get(session);
        String start = "{\"session\":\"" + session + "\",\"event\":";
        switch (String.valueOf(command.text("do"))) {
            case "open" ->
                sessions.put(
                        session,
                        new OtherClient(
                                URI.create(instead == null ? String.valueOf(command.text("url")) : instead),
                                command.text("caFile"),
                                String.valueOf(command.text("protocol")),
                                fault,
                                (id, message) -> report(start, id, message, fault)));
            case "subscribe" -> Objects.requireNonNull(client).send(operation, PeerProgram.payload(command));
            case "unsubscribe" -> Objects.requireNonNull(client).stop(operation);
            case "close" -> {
                if (client != null && client.socket.isDone() && !client.socket.isCompletedExceptionally()) {
                    client.socket.join().abort();
                }
                OUT.println(start + "\"closed\"}");
            }
            case "sync" -> OUT.println(PeerProgram.synced(start, command));
            case "exit" -> System.exit(0);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    private static void report(String start, String id, Json.JsonObject message, String fault) {
        String type = String.valueOf(message.text("type"));
        String event = start.replace("\"event\":", "\"operation\":\"" + id + "\",\"event\":");
        int times = fault.equals(ENDS_TWICE) ? 2 : 1;
        if (fault.equals("drops-at-" + type)) {
            OUT.println(start + "\"failure\",\"message\":\"the connection is lost\"}");
            return;
        }
        switch (type) {
            case "next", "data" ->
                OUT.println(event + "\"next\",\"payload\":" + JsonText.write(payload(message)) + "}");
            case "complete" ->
                OUT.print((event
                                + (fault.equals(ERRS_AT_COMPLETE)
                                        ? "\"error\",\"message\":\"unknown message\"}\n"
                                        : "\"complete\"}\n"))
                        .repeat(times));
            case "error" ->
                OUT.print((event + "\"error\",\"message\":" + JsonText.write(Json.of(JsonText.write(payload(message))))
                                + "}\n")
                        .repeat(times));
            default -> {}
        }
        OUT.flush();
    }

    private void stop(String operation) {
        say("{\"type\":\"" + (legacy ? "stop" : "complete") + "\",\"id\":\"" + operation + "\"}");
    }

    private static Json payload(Json.JsonObject message) {
        Json payload = message.get("payload");
        return payload == null ? Json.object() : payload;
    }

    private void send(String operation, Json payload) {
        synchronized (this) {
            last = last.thenCompose(any -> acknowledged);
        }
        say("{\"type\":\"" + (legacy ? "start" : "subscribe") + "\",\"id\":\"" + operation + "\",\"payload\":"
                + JsonText.write(payload) + "}");
    }

    private synchronized void say(String message) {
        last = last.thenCompose(any -> socket.join().sendText(message, true));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean whole) {
        text.append(data);
        if (whole) {
            try {
                Json.JsonObject message = (Json.JsonObject) JsonText.read(text.toString());
                if ("connection_ack".equals(message.text("type"))) {
                    acknowledged.complete(null);
                }
                heard.accept(String.valueOf(message.text("id")), message);
                if (dropsAt.equals(message.text("type"))) {
                    webSocket.abort();
                }
            } catch (io.graphqltck.core.json.JsonSyntaxException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }
}
