package peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An adapter around a small client for graphql-transport-ws on the JDK's WebSocket. */
public final class TinyAdapter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public static void main(String[] arguments) throws IOException {
        new TinyAdapter().run();
    }

    private void run() throws IOException {
        say(event("ready", null).put("version", 1).put("name", "tiny").set("capabilities", JSON.createArrayNode()));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode command = JSON.readTree(line);
            String name = command.path("session").asString("");
            switch (command.path("do").asString("")) {
                case "open" -> sessions.put(name, new Session(name, command.path("url").asString("")));
                case "subscribe" -> sessions.get(name).subscribe(command);
                case "close" -> sessions.remove(name).close();
                case "sync" -> {
                    ObjectNode synced = event("synced", name);
                    say(synced.set("token", command.get("token")));
                }
                case "exit" -> System.exit(0);
                default -> say(event("error", name).put("message", "unknown command"));
            }
        }
        System.exit(0);
    }

    private static ObjectNode event(String name, String session) {
        ObjectNode event = JSON.createObjectNode().put("event", name);
        return session == null ? event : event.put("session", session);
    }

    private static synchronized void say(JsonNode event) {
        OUT.println(event);
    }

    private final class Session implements WebSocket.Listener {

        private final String name;
        private final CompletableFuture<WebSocket> socket;
        private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private CompletionStage<?> last;
        private volatile boolean closing;

        Session(String name, String url) {
            this.name = name;
            socket = http.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create(url), this);
            last = socket;
            send("{\"type\":\"connection_init\"}");
        }

        void subscribe(JsonNode command) {
            ObjectNode payload = JSON.createObjectNode();
            for (String member : new String[] {"query", "variables", "operationName"}) {
                if (command.has(member)) {
                    payload.set(member, command.get(member));
                }
            }
            ObjectNode message = JSON.createObjectNode().put("type", "subscribe");
            message.set("id", command.get("operation"));
            message.set("payload", payload);
            acknowledged.thenRun(() -> send(message.toString()));
        }

        void close() {
            closing = true;
            socket.thenAccept(open -> open.sendClose(1000, ""));
        }

        private synchronized void send(String message) {
            last = last.thenCompose(sent -> socket.thenCompose(open -> open.sendText(message, true)));
        }

        @Override
        public CompletionStage<?> onText(WebSocket open, CharSequence data, boolean whole) {
            text.append(data);
            if (whole) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                hear(message);
            }
            open.request(1);
            return null;
        }

        private void hear(JsonNode message) {
            String type = message.path("type").asString("");
            switch (type) {
                case "connection_ack" -> acknowledged.complete(null);
                case "ping" -> send("{\"type\":\"pong\"}");
                case "next", "error", "complete" -> {
                    ObjectNode event = event(type, name);
                    event.set("operation", message.get("id"));
                    if (type.equals("next")) {
                        event.set("payload", message.get("payload"));
                    } else if (type.equals("error")) {
                        event.put("message", message.path("payload").toString());
                    }
                    say(event);
                }
                default -> {}
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
            say(
                    closing
                            ? event("closed", name)
                            : event("failure", name).put("message", "closed with " + code).put("code", code));
            return null;
        }
    }
}
