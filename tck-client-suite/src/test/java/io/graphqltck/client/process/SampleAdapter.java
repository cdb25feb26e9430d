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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An adapter around the JDK's clients for each protocol, right unless its arguments name a flaw. A program. */
@SuppressWarnings("FutureReturnValueIgnored")
final class SampleAdapter {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private static Set<String> flaws = Set.of();

    private SampleAdapter() {}

    public static void main(String[] args) throws Exception {
        flaws = Set.of(args);
        new SampleAdapter().run();
    }

    private void run() throws Exception {
        List<String> words = new ArrayList<>(List.of(flaws.contains("single-results") ? "queries" : "unsubscribe"));
        // What the adapter adds to its greeting is named like a flaw; it may be one.
        List.of("magic", "partial-results", "subscriptions", "authorisation.api-key").stream()
                .filter(flaws::contains)
                .forEach(words::add);
        say("{\"event\":\"ready\",\"version\":1,\"name\":\"sample\",\"capabilities\":[\"" + String.join("\",\"", words)
                + "\"]}");
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
            case "open" -> sessions.put(name, opened(name, command));
            case "subscribe" -> session(name).subscribe(operation, payload(command));
            case "unsubscribe" -> {
                if (!flaws.contains("no-unsubscribe")) {
                    session(name).unsubscribe(operation);
                }
            }
            case "close" -> {
                session(name).close();
                if (!flaws.contains("no-closed")) {
                    say("{\"event\":\"closed\",\"session\":" + quote(name) + "}");
                }
            }
            case "sync" -> session(name).sync(name, String.valueOf(command.text("token")));
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

    private Session opened(String name, Json.JsonObject command) {
        String protocol = String.valueOf(command.text("protocol"));
        URI url = URI.create(String.valueOf(command.text("url")));
        Application application = new Application(name);
        if (flaws.contains("connects-by-name") && name.matches("[a-z]+\\d+")) {
            return new Unconnected(); // what the check of an adapter calls a session is a word
        }
        if (System.getenv(StandInCheck.VARIABLE) != null) {
            return new StandIn(application, System.getenv(StandInCheck.VARIABLE));
        }
        if (SampleExchanges.speaks(protocol)) {
            return new SampleExchanges(protocol, url, application);
        }
        return new Socket(application, SampleDialect.of(protocol, url, command.get("authorisation")));
    }

    /** One client. */
    interface Session {

        void subscribe(String operation, Json payload);

        void unsubscribe(String operation);

        void close();

        default void sync(String session, String token) {
            String synced = flaws.contains("ascii") ? token.replaceAll("[^a-z0-9]", "?") : token;
            say("{\"event\":\"synced\",\"session\":" + quote(session) + ",\"token\":" + quote(synced) + "}");
        }
    }

    /** A client that never connects, and says nothing of it. */
    private static final class Unconnected implements Session {

        @Override
        public void subscribe(String operation, Json payload) {
            // Nobody hears of it.
        }

        @Override
        public void unsubscribe(String operation) {
            // There is nothing to stop.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    /** A client that hands out what no client may, or does not repeat itself. */
    private record StandIn(Application application, String kind) implements Session {

        @Override
        public void subscribe(String operation, Json payload) {
            Json two = Json.with(Json.object(), "data", Json.with(Json.object(), "countdown", Json.of("two")));
            Json one = Json.with(Json.object(), "data", Json.with(Json.object(), "countdown", Json.of("one")));
            application.next(operation, two);
            if (!flaws.contains("drops-repeats")) {
                application.next(operation, two);
            }
            if (!kind.equals(StandInCheck.Kind.CALLBACKS.word())) {
                application.next(operation, one);
                application.end(operation, kind.equals(StandInCheck.Kind.ITERATOR.word()));
                return;
            }
            application.end(operation, false);
            if (flaws.contains("stops-at-end")) {
                return;
            }
            application.next(operation, one);
            application.completed(operation);
            if (!flaws.contains("ends-once")) {
                application.completed(operation);
            }
            application.next(operation, one);
            application.end(operation, false);
            if (flaws.contains("makes-up-an-end")) {
                application.completed(operation);
            }
        }

        @Override
        public void unsubscribe(String operation) {
            // It is not asked to.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    /** Whom a session reports to, by events of the adapter protocol. */
    record Application(String session) {

        private void event(String operation, String members) {
            say("{\"session\":" + quote(session) + ",\"operation\":" + quote(operation) + "," + members + "}");
        }

        void next(String operation, Json result) {
            if (!flaws.contains("drops-results")) {
                String member = flaws.contains("wrong-event") ? "result" : "payload";
                event(operation, "\"event\":\"next\",\"" + member + "\":" + shown(result));
            }
        }

        private static String shown(Json result) {
            if (!flaws.contains("drops-errors")) {
                return JsonText.write(result);
            }
            Json data = ((Json.JsonObject) result).get("data");
            return data == null ? "{}" : "{\"data\":" + JsonText.write(data) + "}";
        }

        void failed(String operation, String message) {
            if (!flaws.contains("keeps-errors")) {
                event(operation, "\"event\":\"error\",\"message\":" + quote(message));
            }
        }

        void end(String operation, boolean well) {
            if (well) {
                completed(operation);
            } else {
                failed(operation, "failing on purpose");
            }
        }

        void completed(String operation) {
            event(operation, "\"event\":\"complete\"");
        }

        void lost(String why) {
            if (!flaws.contains("keeps-losses")) {
                say("{\"session\":" + quote(session) + ",\"event\":\"failure\",\"message\":" + quote(why) + "}");
            }
        }
    }

    /** A client over WebSocket. Operations wait for the connection on their own. */
    private final class Socket implements Session, WebSocket.Listener {

        private final Application application;
        private final SampleDialect dialect;
        private final CompletableFuture<WebSocket> socket;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean dumb;
        private CompletionStage<?> last;

        Socket(Application application, SampleDialect dialect) {
            this.application = application;
            this.dialect = dialect;
            socket = http.newWebSocketBuilder()
                    .subprotocols(dialect.subprotocol())
                    .buildAsync(dialect.url(), this)
                    .thenCompose(open -> open.sendText("{\"type\":\"connection_init\"}", true));
            last = socket;
            if (flaws.contains("waits-for-connection")) {
                socket.join();
            }
        }

        private synchronized void send(String message) {
            last = last.thenCompose(any -> socket.join().sendText(message, true));
        }

        @Override
        public void subscribe(String operation, Json payload) {
            if (JsonText.write(payload).contains("ticks(")) {
                misbehave(operation);
            }
            send("{\"type\":\"" + dialect.start() + "\",\"id\":" + quote(operation) + ",\"payload\":"
                    + JsonText.write(dialect.payload(payload)) + "}");
        }

        /** What only one of several operations sets off. */
        private void misbehave(String operation) {
            String start = "{\"session\":" + quote(application.session()) + ",\"operation\":" + quote(operation)
                    + ",\"event\":";
            if (flaws.contains("crashes")) {
                System.err.println("TypeError: boom");
                System.exit(70);
            }
            if (flaws.contains("hangs-up-and-crashes")) {
                socket.join().abort(); // the kit sees that before it sees the end of the process
                System.err.println("TypeError: late boom");
                System.exit(71);
            }
            if (flaws.contains("prints-garbage")) {
                say("Segmentation fault? No: " + operation);
            }
            if (flaws.contains("answers-another")) {
                say("{\"event\":\"synced\",\"session\":" + quote(application.session())
                        + ",\"token\":\"never asked\"}");
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

        @Override
        public void unsubscribe(String operation) {
            send("{\"type\":\"" + dialect.stop() + "\",\"id\":" + quote(operation) + "}");
        }

        @Override
        public void close() {
            if (socket.isDone()) {
                socket.join().abort();
            }
        }

        @Override
        public void sync(String session, String token) {
            if (!dumb) {
                Session.super.sync(session, token);
            }
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
                String operation = String.valueOf(object.text("id"));
                String type = String.valueOf(object.text("type"));
                if (type.equals("ping")) {
                    send("{\"type\":\"pong\"}");
                } else if (type.equals("error")) {
                    application.failed(operation, JsonText.write(payload(object)));
                } else if (type.equals(dialect.next())) {
                    application.next(operation, payload(object));
                } else if (type.equals("complete")) {
                    application.completed(operation);
                }
            } catch (io.graphqltck.core.json.JsonSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            application.lost("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            application.lost(String.valueOf(error));
        }

        private Json payload(Json.JsonObject message) {
            Json payload = message.get("payload");
            return payload == null ? Json.object() : payload;
        }
    }
}
