package io.graphqltck.reports.issue;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Role;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.text.SafeText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A dialogue on WebSocket connections as a program in Python that needs nothing but its standard library. */
final class SocketScript {

    private static final Pattern SUBPROTOCOL = Pattern.compile("(?im)^sec-websocket-protocol: *(.+)$");
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");
    private static final Pattern TARGET = Pattern.compile("^GET (\\S{1,20000}) HTTP/1\\.1");
    private static final String MASK = "***";
    private static final String SECRET =
            ", at the URL that takes upgrades, with the path and query that present your credentials in the environment"
                    + " variable `TARGET`";
    private static final String CLIENT = "dial.py.txt";
    private static final String SERVER = "listen.py.txt";

    private final List<String> steps = new ArrayList<>();

    private final boolean listens;

    /** Path and query of the endpoint, as a request line has them. */
    private final String path;

    private SocketScript(boolean listens, String path) {
        this.listens = listens;
        this.path = path;
    }

    static Optional<Reproduction> of(Role subject, String endpoint, List<Entry> entries) {
        SocketScript script = new SocketScript(subject == Role.CLIENT, path(endpoint));
        for (Entry entry : entries) {
            @Nullable String step = script.step(entry);
            if (step == null) {
                return Optional.empty();
            }
            if (!step.isEmpty()) {
                script.steps.add(step);
            }
        }
        if (script.steps.stream().noneMatch(step -> step.contains(" = Connection("))) {
            return Optional.empty();
        }
        Entry last = entries.get(entries.size() - 1);
        if (last.who() != Entry.Who.SUBJECT) {
            script.steps.add(receive(lane(entries)));
        }
        boolean server = subject == Role.SERVER;
        String frame = Programs.text(server ? CLIENT : SERVER).replace("ENDPOINT", endpoint);
        boolean masked = script.steps.stream().anyMatch(step -> step.contains(" = Connection(") && step.contains(MASK));
        String words = server
                ? "Needs Python 3.10 or later and nothing else. Run it as `python3 reproduce.py URL` while the server runs"
                        + (masked ? SECRET : "") + "; its last line is what the finding is about:"
                : "Needs Python 3.10 or later and nothing else. Run it as `python3 reproduce.py`, and have the client do what"
                        + " the exchange says at `ws://127.0.0.1:4000/graphql`; its last line is what the finding is about:";
        return Optional.of(new Reproduction("python", frame + String.join("\n", script.steps), words));
    }

    private static String path(String endpoint) {
        URI url = URI.create(endpoint);
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static int lane(List<Entry> entries) {
        return entries.stream().mapToInt(Entry::wire).filter(wire -> wire > 0).reduce(1, (a, b) -> b);
    }

    /** Empty for what is no step; null for what this cannot say. */
    private @Nullable String step(Entry entry) {
        String connection = "c" + entry.wire();
        return switch (entry.who()) {
            case SUBJECT -> heard(entry);
            case APPLICATION -> remark(entry);
            case NOTE -> "";
            case KIT ->
                switch (entry.kind()) {
                    case REQUEST ->
                        connection + " = Connection(" + SocketLiterals.text(offered(entry.text()))
                                + elsewhere(entry.text()) + ")";
                    case RESPONSE -> accepted(connection, entry.text());
                    case MESSAGE -> connection + ".send(" + SocketLiterals.text(entry.text()) + ")";
                    case BINARY -> frame(connection, 2, entry);
                    case PING -> frame(connection, 9, entry);
                    case PONG -> frame(connection, 10, entry);
                    case CLOSE -> frame(connection, 8, entry);
                    case END -> connection + ".socket.close()";
                    case OCTETS, VIOLATION, ACTED, TOLD, NOTE -> null;
                };
        };
    }

    private String heard(Entry entry) {
        return switch (entry.kind()) {
            case REQUEST -> "c" + entry.wire() + " = Connection()";
            // Read when the connection is made.
            case RESPONSE -> "";
            default -> received(entry);
        };
    }

    /** The ids of a client's operations are its own: what it says now stands in for what it said then. */
    private String received(Entry entry) {
        boolean named = listens && entry.json() instanceof JsonObject message && message.text("id") != null;
        return named
                ? "c" + entry.wire() + ".receive("
                        + SocketLiterals.text(
                                String.valueOf(((JsonObject) Objects.requireNonNull(entry.json())).text("id")))
                        + ")"
                : receive(entry.wire());
    }

    private static String receive(int wire) {
        return "c" + wire + ".receive()";
    }

    private static @Nullable String accepted(String connection, String response) {
        Matcher status = STATUS.matcher(response);
        boolean accepts = status.find() && status.group(1).equals("101");
        return accepts ? connection + ".accept(" + SocketLiterals.text(offered(response)) + ")" : null;
    }

    /** What the request asks for, where that is not the endpoint itself. */
    private String elsewhere(String head) {
        Matcher line = TARGET.matcher(head);
        String target = line.find() ? line.group(1) : "";
        return target.startsWith("/") && !target.equals(path) ? ", " + SocketLiterals.text(target) : "";
    }

    private static String offered(String head) {
        Matcher offered = SUBPROTOCOL.matcher(head);
        return offered.find() ? offered.group(1).strip() : "";
    }

    private static @Nullable String frame(String connection, int opcode, Entry entry) {
        String hex = entry.hex() == null ? "" : entry.hex();
        boolean told = entry.hex() == null && entry.text().contains("\"");
        return told ? null : connection + ".frame(" + opcode + ", bytes.fromhex(\"" + hex + "\"))";
    }

    /** What the client's application did or saw. */
    static String remark(Entry entry) {
        String text = "# the application: " + SafeText.of(entry.text(), true).replaceAll("[\\r\\n]+", " ");
        return "print(" + SocketLiterals.text(text) + ", flush=True)";
    }
}
