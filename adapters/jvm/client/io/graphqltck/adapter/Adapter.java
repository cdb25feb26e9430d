package io.graphqltck.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loop of the adapter protocol: reads commands, and hands each to its session. */
public final class Adapter {

    /** Opens a client. What it throws is reported as a failure of the session. */
    @FunctionalInterface
    public interface Opener {
        ClientSession open(Open open, Application application) throws Exception;
    }

    /** A session with the operations that were started in it; finished ones stay, because a user may stop them, too. */
    private record Running(ClientSession session, Map<String, Runnable> stops) {}

    private final Collection<String> protocols;
    private final Opener opener;
    private final Application.Output output;
    // Used by the thread that reads commands only.
    private final Map<String, Running> sessions = new HashMap<>();

    private Adapter(Collection<String> protocols, Opener opener, Application.Output output) {
        this.protocols = protocols;
        this.opener = opener;
        this.output = output;
    }

    /**
     * Serves on the standard streams, and ends the process with them. What the library prints goes to the standard error.
     *
     * @param libraryVersion null if it is not known
     * @param capabilities empty if the description of the subject says them
     */
    public static void main(
            String name, String libraryVersion, Collection<String> protocols, List<String> capabilities, Json json, Opener opener)
            throws IOException {
        PrintStream lines = System.out;
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        serve(name, libraryVersion, protocols, capabilities, json, opener, System.in, lines);
        // The library's threads would keep the process alive.
        System.exit(0);
    }

    /** Greets, and carries out commands until the command {@code exit} or the end of the input. */
    static void serve(
            String name,
            String libraryVersion,
            Collection<String> protocols,
            List<String> capabilities,
            Json json,
            Opener opener,
            InputStream in,
            PrintStream out)
            throws IOException {
        var output = new Application.Output(json, out);
        Map<String, Object> greeting = new LinkedHashMap<>();
        greeting.put("event", "ready");
        greeting.put("version", 1);
        greeting.put("name", name);
        if (libraryVersion != null) {
            greeting.put("libraryVersion", libraryVersion);
        }
        if (!capabilities.isEmpty()) {
            greeting.put("capabilities", capabilities);
        }
        output.write(greeting);
        new Adapter(protocols, opener, output).readCommands(json, in);
    }

    private void readCommands(Json json, InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            Map<String, Object> command;
            try {
                command = json.read(line);
            } catch (RuntimeException e) {
                System.err.println("not a command: " + line);
                continue;
            }
            if ("exit".equals(command.get("do"))) {
                return;
            }
            if (command.get("do") instanceof String what && command.get("session") instanceof String session) {
                carryOut(what, session, command);
            } else {
                System.err.println("not a command: " + line);
            }
        }
    }

    private void carryOut(String what, String session, Map<String, Object> command) {
        var application = new Application(session, output);
        try {
            switch (what) {
                case "open" -> open(new Open(command), application);
                case "sync" -> application.synced(command.get("token"));
                case "subscribe" -> {
                    Running running = running(session);
                    String operation = operation(command);
                    running.stops().put(operation, running.session().subscribe(operation, request(command)));
                }
                case "unsubscribe" -> stop(running(session), operation(command));
                case "close" -> {
                    ClientSession closing = running(session).session();
                    sessions.remove(session);
                    new Thread(() -> close(closing, application), "close " + session).start();
                }
                default -> throw new IllegalArgumentException("unknown command " + what);
            }
        } catch (Exception e) {
            if (command.get("operation") instanceof String operation) {
                application.error(operation, e);
            } else {
                application.failure(e);
            }
        }
    }

    private void open(Open open, Application application) throws Exception {
        if (sessions.containsKey(open.session())) {
            throw new IllegalStateException("session " + open.session() + " is open already");
        }
        if (!protocols.contains(open.protocol())) {
            throw new IllegalArgumentException("protocol " + open.protocol() + " is not offered by this adapter");
        }
        sessions.put(open.session(), new Running(opener.open(open, application), new HashMap<>()));
    }

    private Running running(String session) {
        Running running = sessions.get(session);
        if (running == null) {
            throw new IllegalStateException("no session " + session);
        }
        return running;
    }

    private static void stop(Running running, String operation) {
        Runnable stop = running.stops().get(operation);
        if (stop == null) {
            throw new IllegalStateException("no operation " + operation);
        }
        stop.run();
    }

    private static void close(ClientSession session, Application application) {
        try {
            session.close();
        } catch (Exception e) {
            application.failure(e);
        }
        application.closed();
    }

    private static String operation(Map<String, Object> command) {
        return (String) command.get("operation");
    }

    @SuppressWarnings("unchecked")
    private static Request request(Map<String, Object> command) {
        return new Request(
                (String) command.get("query"),
                (Map<String, Object>) command.get("variables"),
                (String) command.get("operationName"));
    }
}
