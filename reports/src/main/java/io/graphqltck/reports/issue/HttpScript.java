package io.graphqltck.reports.issue;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The responses of a transcript as a server in Python that needs nothing but its standard library. */
final class HttpScript {

    private static final String FRAME = "answer.py.txt";

    /** What a turn says of its writes, which a transcript does not hold. */
    private static final List<String> DIVIDED =
            List.of(" frames", " writes", "one byte per write", " times ", "bytes, ");

    private final List<String> steps = new ArrayList<>();
    private final Map<Integer, StreamWriter> writers = new HashMap<>();
    private final boolean resets;

    private HttpScript(boolean resets) {
        this.resets = resets;
    }

    /** Nothing where the server would not write what the kit wrote. */
    static Optional<Reproduction> of(List<DialogueLine> dialogue, List<Entry> entries) {
        boolean divided = dialogue.stream()
                .filter(line -> line.who() == Role.SERVER && line.kind() == DialogueLine.Kind.SAYS)
                .anyMatch(line -> DIVIDED.stream().anyMatch(line.text()::contains) || endsWithBody(line.text()));
        if (divided) {
            return Optional.empty();
        }
        HttpScript script =
                new HttpScript(dialogue.stream().anyMatch(line -> line.text().contains("connection by reset")));
        for (Entry entry : entries) {
            @Nullable String step = script.step(entry);
            if (step == null) {
                return Optional.empty();
            }
            if (!step.isEmpty()) {
                script.steps.add(step);
            }
        }
        if (script.steps.stream().noneMatch(step -> step.endsWith("request()"))) {
            return Optional.empty();
        }
        Entry last = entries.get(entries.size() - 1);
        if (last.who() != Entry.Who.SUBJECT) {
            // What the client does with it: until it is gone, or asks again.
            script.steps.add("request()");
        }
        return Optional.of(
                new Reproduction(
                        "python",
                        Programs.text(FRAME) + String.join("\n", script.steps),
                        "Needs Python 3.10 or later and nothing else. Run it as `python3 reproduce.py`, and have the client do what the"
                                + " exchange says at `http://127.0.0.1:4000/graphql`. The finding is what the client then reports or sends:"));
    }

    /** Octets in place of what ends a stream are in no transcript. */
    private static boolean endsWithBody(String text) {
        return text.startsWith("body ") && text.endsWith("end of the response");
    }

    /** Empty for what is no step; null for what this cannot say. */
    private @Nullable String step(Entry entry) {
        String connection = "c" + entry.wire();
        return switch (entry.who()) {
            case SUBJECT -> {
                if (entry.kind() != Entry.Kind.REQUEST) {
                    yield "";
                }
                boolean exchange = entry.facts() != null && entry.facts().get("exchange") != null;
                boolean plain = exchange && start(entry).endsWith("HTTP/1.1");
                yield plain ? connection + " = request()" : null;
            }
            case APPLICATION -> SocketScript.remark(entry);
            case NOTE -> "";
            case KIT ->
                switch (entry.kind()) {
                    case RESPONSE -> response(connection, entry);
                    case MESSAGE -> item(connection, entry);
                    case OCTETS -> octets(connection, entry);
                    case END -> end(connection, entry);
                    case REQUEST, BINARY, PING, PONG, CLOSE, VIOLATION, ACTED, TOLD, NOTE -> null;
                };
        };
    }

    private static String start(Entry entry) {
        return entry.text().lines().findFirst().orElse("");
    }

    private @Nullable String response(String connection, Entry entry) {
        int gap = entry.text().indexOf("\n\n");
        List<String> head = (gap < 0 ? entry.text() : entry.text().substring(0, gap))
                .lines()
                .toList();
        boolean coded = head.stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .anyMatch(field -> field.startsWith("content-encoding:") || field.startsWith("transfer-encoding:"));
        if (coded || entry.hex() != null || !head.get(0).startsWith("HTTP/1.1 ")) {
            return null;
        }
        // A status line has a blank after the code, whatever follows.
        String lines = head.stream()
                .map(line -> SocketLiterals.text(line.matches("HTTP/1\\.1 \\d{3}") ? line + " " : line))
                .collect(Collectors.joining(", ", "[", "]"));
        @Nullable String framing = entry.facts() == null ? null : entry.facts().text("framing");
        if (framing == null) {
            String body = gap < 0 ? "" : entry.text().substring(gap + 2);
            return connection + ".respond(" + lines + ", " + octets(body.getBytes(StandardCharsets.UTF_8)) + ")";
        }
        return StreamedBodies.named(framing)
                .map(body -> {
                    writers.put(entry.wire(), body.writer(fields(head.subList(1, head.size()))));
                    return connection + ".begin(" + lines + ")";
                })
                .orElse(null);
    }

    private static List<Map.Entry<String, String>> fields(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .map(field -> Map.entry(field[0], field.length > 1 ? field[1].strip() : ""))
                .toList();
    }

    private @Nullable String item(String connection, Entry entry) {
        @Nullable StreamWriter writer = writers.get(entry.wire());
        @Nullable Json named = entry.facts() == null ? null : entry.facts().get("fields");
        if (writer == null || entry.hex() != null || !(named instanceof JsonArray all)) {
            return null;
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Json one : all.items()) {
            if (one instanceof JsonArray pair
                    && pair.items().size() == 2
                    && pair.items().get(0) instanceof JsonString name
                    && pair.items().get(1) instanceof JsonString value) {
                fields.add(Map.entry(name.value(), value.value()));
            }
        }
        byte[] content = entry.text().getBytes(StandardCharsets.UTF_8);
        return connection + ".write(" + octets(writer.item(fields, content, null)) + ")";
    }

    private @Nullable String octets(String connection, Entry entry) {
        @Nullable StreamWriter writer = writers.get(entry.wire());
        if (writer == null || entry.hex() == null) {
            return null;
        }
        byte[] octets = HexFormat.of().parseHex(entry.hex().replace(" ", ""));
        writer.sent(octets);
        return connection + ".write(" + octets(octets) + ")";
    }

    private @Nullable String end(String connection, Entry entry) {
        @Nullable StreamWriter writer = writers.get(entry.wire());
        if (entry.facts() != null && entry.facts().get("closed") != null) {
            boolean closed = Json.of(true).equals(entry.facts().get("closed"));
            return writer == null ? null : connection + ".end(" + (closed ? ending(writer.end(null)) : "") + ")";
        }
        return entry.text().contains("as the dialogue says")
                ? connection + ".drop(reset=" + (resets ? "True" : "False") + ")"
                : "";
    }

    private static String ending(byte[] octets) {
        return octets.length == 0 ? "" : octets(octets);
    }

    /** As a text where it is one, so that a person can read it. */
    private static String octets(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        boolean readable = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets);
        return readable
                ? SocketLiterals.text(text) + ".encode()"
                : "bytes.fromhex(\"" + HexFormat.of().formatHex(octets) + "\")";
    }
}
