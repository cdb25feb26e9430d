package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An adapter around the JDK's WebSocket client, right unless it is told to have a flaw. A program. */
@SuppressWarnings("FutureReturnValueIgnored")
final class SampleAdapter {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<String> flaws;

    private SampleAdapter(Set<String> flaws) {
        this.flaws = flaws;
    }

    public static void main(String[] args) throws Exception {
        new SampleAdapter(Set.of(args)).run();
    }

    private void run() throws Exception {
        String capabilities = flaws.contains("magic") ? "\"unsubscribe\",\"magic\"" : "\"unsubscribe\"";
        say("{\"event\":\"ready\",\"version\":1,\"name\":\"sample\",\"capabilities\":[" + capabilities + "]}");
        if (flaws.contains("deaf")) {
            new CountDownLatch(1).await();
        }
        if (flaws.contains("mute")) {
            System.out.close();
            OUT.close();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Json.JsonObject command = (Json.JsonObject) JsonText.read(line);
            try {
                obey(command);
            } catch (RuntimeException e) {
                if (flaws.contains("fragile")) {
                    throw e;
                }
                refuse(command, e);
            }
        }
        if (flaws.contains("ignores-end-of-input")) {
            new CountDownLatch(1).await();
        }
        System.exit(0);
    }

    private void refuse(Json.JsonObject command, RuntimeException e) {
        if (!flaws.contains("no-refusal") && command.text("session") != null) {
            say("{\"event\":\"error\",\"session\":" + quote(command.text("session")) + ",\"operation\":"
                    + quote(command.text("operation")) + ",\"message\":" + quote(String.valueOf(e.getMessage())) + "}");
        }
    }

    private void obey(Json.JsonObject command) {
        String name = String.valueOf(command.text("session"));
        String operation = String.valueOf(command.text("operation"));
        switch (String.valueOf(command.text("do"))) {
            case "open" -> sessions.put(name, new Session(name, URI.create(String.valueOf(command.text("url")))));
            case "subscribe" -> session(name).subscribe(operation, payload(command));
            case "unsubscribe" -> session(name).unsubscribe(operation);
            case "close" -> session(name).close();
            case "sync" -> session(name).sync(String.valueOf(command.text("token")));
            case "exit" -> System.exit(flaws.contains("exit-code") ? 4 : 0);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    private Json payload(Json.JsonObject command) {
        Map<String, Json> members = new LinkedHashMap<>();
        List<String> names = flaws.contains("no-variables")
                ? List.of("query", "operationName")
                : List.of("query", "variables", "operationName");
        for (String name : names) {
            Json value = command.get(name);
            if (value != null) {
                members.put(name, value);
            }
        }
        return new Json.JsonObject(members);
    }

    private Session session(String name) {
        Session session = sessions.get(name);
        if (session == null) {
            throw new IllegalArgumentException("no session " + name);
        }
        return session;
    }

    private static synchronized void say(String line) {
        OUT.println(line);
    }

    private static String quote(@Nullable String text) {
        return JsonText.write(Json.of(String.valueOf(text)));
    }

    /** One client. Operations wait for the connection on their own. */
    private final class Session implements WebSocket.Listener {

        private final String name;
        private final CompletableFuture<WebSocket> socket;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean dumb;
        private CompletionStage<?> last;

        Session(String name, URI url) {
            this.name = name;
            socket = http.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(url, this)
                    .thenCompose(open -> open.sendText("{\"type\":\"connection_init\"}", true));
            last = socket;
            if (flaws.contains("waits-for-connection")) {
                socket.join();
            }
        }

        private synchronized void send(String message) {
            last = last.thenCompose(any -> socket.join().sendText(message, true));
        }

        void subscribe(String operation, Json payload) {
            if (JsonText.write(payload).contains("ticks(")) {
                misbehave(operation);
            }
            send("{\"type\":\"subscribe\",\"id\":" + quote(operation) + ",\"payload\":" + JsonText.write(payload)
                    + "}");
        }

        /** What only one of several operations sets off. */
        private void misbehave(String operation) {
            String start = "{\"session\":" + quote(name) + ",\"operation\":" + quote(operation) + ",\"event\":";
            if (flaws.contains("crashes")) {
                System.err.println("TypeError: boom");
                System.exit(70);
            }
            if (flaws.contains("prints-garbage")) {
                say("Segmentation fault? No: " + operation);
            }
            if (flaws.contains("answers-another")) {
                say("{\"event\":\"synced\",\"session\":" + quote(name) + ",\"token\":\"never asked\"}");
            }
            if (flaws.contains("floods")) {
                for (int i = 0; i < 100_000; i++) {
                    say(start + "\"next\",\"payload\":{\"data\":{\"ticks\":1}}}");
                }
            }
            if (flaws.contains("never-answers")) {
                dumb = true;
            }
        }

        void unsubscribe(String operation) {
            if (!flaws.contains("no-unsubscribe")) {
                send("{\"type\":\"complete\",\"id\":" + quote(operation) + "}");
            }
        }

        void close() {
            if (socket.isDone()) {
                socket.join().abort();
            }
            if (!flaws.contains("no-closed")) {
                say("{\"event\":\"closed\",\"session\":" + quote(name) + "}");
            }
        }

        void sync(String token) {
            if (dumb) {
                return;
            }
            String synced = flaws.contains("ascii") ? token.replaceAll("[^a-z0-9]", "?") : token;
            say("{\"event\":\"synced\",\"session\":" + quote(name) + ",\"token\":" + quote(synced) + "}");
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean whole) {
            text.append(data);
            if (whole && !dumb) {
                received(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void received(String message) {
            if (flaws.contains("noise")) {
                say("received " + message);
            }
            try {
                Json.JsonObject object = (Json.JsonObject) JsonText.read(message);
                String start =
                        "{\"session\":" + quote(name) + ",\"operation\":" + quote(object.text("id")) + ",\"event\":";
                String type = String.valueOf(object.text("type"));
                if (type.equals("ping")) {
                    send("{\"type\":\"pong\"}");
                } else if (type.equals("error") && !flaws.contains("keeps-errors")) {
                    say(start + "\"error\",\"message\":" + quote(JsonText.write(payload(object))) + "}");
                } else if (type.equals("next") && !flaws.contains("drops-results")) {
                    String member = flaws.contains("wrong-event") ? "result" : "payload";
                    say(start + "\"next\",\"" + member + "\":" + result(object) + "}");
                } else if (type.equals("complete")) {
                    say(start + "\"complete\"}");
                }
            } catch (io.graphqltck.core.json.JsonSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private String result(Json.JsonObject message) {
            Json payload = payload(message);
            if (!flaws.contains("drops-errors")) {
                return JsonText.write(payload);
            }
            Json data = ((Json.JsonObject) payload).get("data");
            return data == null ? "{}" : "{\"data\":" + JsonText.write(data) + "}";
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            lost("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            lost(String.valueOf(error));
        }

        private void lost(String why) {
            if (!flaws.contains("keeps-losses")) {
                say("{\"session\":" + quote(name) + ",\"event\":\"failure\",\"message\":" + quote(why) + "}");
            }
        }

        private Json payload(Json.JsonObject message) {
            Json payload = message.get("payload");
            return payload == null ? Json.object() : payload;
        }
    }
}
