package io.graphqltck.subjects.spring.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import reactor.netty.http.client.HttpClient;

/** The adapter around Spring's WebSocketGraphQlClient and HttpGraphQlClient: reads commands, and hands each to its session. */
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
        HttpClient.create().warmup().block(); // else done with the first client: what is slow belongs before `ready`

        events.ready("spring-graphql", WebSocketGraphQlClient.class.getPackage().getImplementationVersion());
        new Main(events).readCommands();
        System.exit(0); // whatever connections are still open
    }

    private void readCommands() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            Map<String, Object> command = Json.parse(line);
            if ("exit".equals(command.get("do"))) {
                return;
            }
            if (command.get("do") instanceof String name
                    && command.get("session") instanceof String session
                    && COMMANDS.contains(name)) {
                execute(name, session, command);
            } else {
                System.err.println("ignored, as it is no known command: " + line); // a later version's, it may be
            }
        }
    }

    private void execute(String name, String session, Map<String, Object> command) {
        try {
            switch (name) {
                case "open" -> open(session, command);
                case "subscribe" -> subscribe(session(session), command);
                case "unsubscribe" -> session(session).unsubscribe((String) command.get("operation"));
                case "close" -> {
                    session(session).close();
                    sessions.remove(session);
                }
                case "sync" -> events.synced(session, (String) command.get("token"));
                default -> throw new AssertionError(name);
            }
        } catch (RuntimeException e) {
            if (command.get("operation") instanceof String operation) {
                events.error(session, operation, e);
            } else {
                events.failure(session, e);
            }
        }
    }

    private void open(String name, Map<String, Object> command) {
        if (sessions.containsKey(name)) {
            throw new IllegalStateException("session is open already: " + name);
        }
        sessions.put(name, Session.open(name, events, command));
    }

    private static void subscribe(Session session, Map<String, Object> command) {
        session.subscribe(
                (String) command.get("operation"),
                (String) command.get("query"),
                Json.object(command.get("variables")),
                (String) command.get("operationName"));
    }

    private Session session(String name) {
        Session session = sessions.get(name);
        if (session == null) {
            throw new IllegalStateException("no open session: " + name);
        }
        return session;
    }
}
