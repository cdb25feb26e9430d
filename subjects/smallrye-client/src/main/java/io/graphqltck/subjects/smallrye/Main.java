package io.graphqltck.subjects.smallrye;

import io.smallrye.graphql.client.vertx.VertxManager;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The adapter around SmallRye's dynamic client: reads commands, and hands each to its session. */
public final class Main {
    private static final Set<String> COMMANDS = Set.of("open", "subscribe", "unsubscribe", "close", "sync");

    // Used by this thread only. No command waits for the network, so that no session waits for another one.
    private final Map<String, Session> sessions = new HashMap<>();
    private final Events events;

    private Main(Events events) {
        this.events = events;
    }

    public static void main(String[] arguments) throws IOException {
        Events events = new Events(System.out);
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8)); // standard output is the protocol's
        VertxManager.get(); // else made with the first client: what is slow belongs before `ready`

        events.ready("smallrye", VertxDynamicGraphQLClient.class.getPackage().getImplementationVersion());
        new Main(events).readCommands();
        System.exit(0); // the threads of Vert.x would keep the process alive
    }

    private void readCommands() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            JsonObject command = Json.parse(line);
            String name = command.getString("do", null);
            String session = command.getString("session", null);
            if ("exit".equals(name)) {
                return;
            }
            if (name == null || session == null || !COMMANDS.contains(name)) {
                System.err.println("ignored, as it is no known command: " + line); // a later version's, it may be
                continue;
            }
            execute(name, session, command);
        }
    }

    private void execute(String name, String session, JsonObject command) {
        try {
            switch (name) {
                case "open" -> open(session, command);
                case "subscribe" -> subscribe(session(session), command);
                case "unsubscribe" -> session(session).unsubscribe(command.getString("operation"));
                case "close" -> {
                    session(session).close();
                    sessions.remove(session);
                    events.closed(session);
                }
                case "sync" -> events.synced(session, command.getString("token"));
                default -> throw new AssertionError(name);
            }
        } catch (RuntimeException e) {
            if (command.get("operation") instanceof JsonString operation) {
                events.error(session, operation.getString(), e);
            } else {
                events.failure(session, e);
            }
        }
    }

    private void open(String name, JsonObject command) {
        if (sessions.containsKey(name)) {
            throw new IllegalStateException("session is open already: " + name);
        }
        sessions.put(name, Session.open(name, events, command));
    }

    private static void subscribe(Session session, JsonObject command) {
        session.subscribe(
                command.getString("operation"),
                command.getString("query"),
                command.containsKey("variables") ? Json.toMap(command.getJsonObject("variables")) : null,
                command.getString("operationName", null));
    }

    private Session session(String name) {
        Session session = sessions.get(name);
        if (session == null) {
            throw new IllegalStateException("no open session: " + name);
        }
        return session;
    }
}
