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
        Running running = sessions.get(session);
        Running asked = running == null ? new Running(session, output) : running;
        try {
            switch (what) {
                case "open" -> open(new Open(command));
                case "sync" -> asked.application().synced(command.get("token"));
                case "when" -> known(running, session).when(command);
                case "close" -> {
                    Running closing = known(running, session);
                    sessions.remove(session);
                    new Thread(closing::close, "close " + session).start();
                }
                default -> {
                    if (known(running, session).isClosing()) {
                        throw new IllegalStateException("session " + session + " is closed");
                    }
                    asked.carryOut(what, command);
                }
            }
        } catch (Exception e) {
            asked.refuse(command, e);
        }
    }

    private void open(Open open) throws Exception {
        if (sessions.containsKey(open.session())) {
            throw new IllegalStateException("session " + open.session() + " is open already");
        }
        if (!protocols.contains(open.protocol())) {
            throw new IllegalArgumentException("protocol " + open.protocol() + " is not offered by this adapter");
        }
        Running running = new Running(open.session(), output);
        running.opened(opener.open(open, running.application()));
        sessions.put(open.session(), running);
    }

    private static Running known(Running running, String session) {
        if (running == null) {
            throw new IllegalStateException("no session " + session);
        }
        return running;
    }
}
