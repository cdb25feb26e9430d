package io.graphqltck.runner.record;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios for servers out of what was recorded, as a draft for the author of one: what the client said is what the kit would say,
 * what the server said is what it would expect. Ids become variables; all else stands as it was said, with secrets masked.
 */
final class Draft {

    private static final int MOST_SCENARIOS = 20;
    private static final int MOST_TURNS = 200;

    private final Protocol protocol;
    private final Redaction redaction;

    Draft(Protocol protocol, Redaction redaction) {
        this.protocol = protocol;
        this.redaction = redaction;
    }

    /** A file of scenarios, one for each of the first connections and exchanges. */
    String of(List<Recorded> recorded) {
        StringBuilder text = new StringBuilder("""
                # A draft of what was recorded. Name the requirements that each scenario tests, loosen what
                # differs from run to run, and take out what is of no importance; then `graphql-tck lint` this file.
                """);
        text.append("protocol: ").append(protocol.name()).append("\ntheme: recorded\nscenarios:\n");
        String requirement = protocol.requirements().values().stream()
                .filter(one -> one.roles().contains(Role.SERVER))
                .map(one -> one.id())
                .findFirst()
                .orElse("?");
        for (Recorded one : recorded.subList(0, Math.min(recorded.size(), MOST_SCENARIOS))) {
            text.append("  - id: ")
                    .append(protocol.prefix())
                    .append(".recorded.connection-")
                    .append(one.number());
            text.append("\n    title: What was said on connection ").append(one.number());
            text.append("\n    requirements: [").append(requirement).append("]");
            text.append("\n    roles: [server]\n    dialogue:\n");
            turns(one).forEach(turn -> text.append("      - ").append(turn).append('\n'));
        }
        return text.toString();
    }

    private List<String> turns(Recorded recorded) {
        List<Moment> moments = recorded.of(Role.SERVER).moments();
        Redactor redactor = redaction.of(moments);
        Map<String, String> names = new LinkedHashMap<>();
        List<String> turns = new ArrayList<>();
        boolean closed = false;
        for (Moment moment : moments) {
            if (turns.size() >= MOST_TURNS) {
                turns.add("stays open: server # the recording continues");
                break;
            }
            if (redactor.moment(moment).what() instanceof Happening.OnWire onWire) {
                String party = onWire.direction() == Direction.SENT ? "client" : "server";
                boolean late = closed && onWire.event() instanceof WireEvent.Ended;
                @Nullable String turn = late ? null : turn(party, onWire.event(), onWire.json(), names);
                if (turn != null) {
                    turns.add(turn);
                }
                closed |= onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended;
            }
        }
        return turns;
    }

    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private @Nullable String turn(String party, WireEvent event, @Nullable Json json, Map<String, String> names) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public @Nullable String requested(WireEvent.Requested requested) {
                return "client connects: {}";
            }

            @Override
            public @Nullable String responded(WireEvent.Responded responded) {
                return responded.head().status() == 101
                        ? "server accepts: {}"
                        : "server refuses: { status: " + responded.head().status() + " }";
            }

            @Override
            public @Nullable String asked(WireEvent.Asked asked) {
                return "client requests: { method: " + quoted(method(asked.head()))
                        + fields(asked.head(), "accept", "content-type") + (json == null ? "" : ", body: " + said(json))
                        + " }";
            }

            @Override
            public @Nullable String answered(WireEvent.Answered answered) {
                return "server responds: { status: " + answered.head().status()
                        + fields(answered.head(), "content-type") + (json == null ? "" : ", body: " + said(json))
                        + " }";
            }

            @Override
            public @Nullable String streams(WireEvent.Streams streams) {
                return "server responds: { streamed: true" + fields(streams.head(), "content-type") + " }";
            }

            @Override
            public @Nullable String item(WireEvent.Item item) {
                return Draft.item(item, json);
            }

            @Override
            public @Nullable String keepAlive(WireEvent.KeepAlive alive) {
                return "server " + alive.terms().keepAlive() + ": {}";
            }

            @Override
            public @Nullable String goingAway(WireEvent.GoingAway goingAway) {
                return null;
            }

            @Override
            public @Nullable String streamEnded(WireEvent.StreamEnded streamEnded) {
                return "server ends: {}";
            }

            @Override
            public @Nullable String message(WireEvent.Message message) {
                return Draft.this.message(party, message, json, names);
            }

            @Override
            public @Nullable String ping(WireEvent.Ping ping) {
                return party + " pings: " + quoted(new String(ping.data(), StandardCharsets.UTF_8));
            }

            @Override
            public @Nullable String pong(WireEvent.Pong pong) {
                return party + " pongs: " + quoted(new String(pong.data(), StandardCharsets.UTF_8));
            }

            @Override
            public @Nullable String close(WireEvent.Close close) {
                return party + " closes: { code: "
                        + (close.code() == null ? "<none>" : close.code().toString()) + " }";
            }

            @Override
            public @Nullable String wrote(WireEvent.Wrote wrote) {
                return null;
            }

            @Override
            public @Nullable String ended(WireEvent.Ended ended) {
                return party + " leaves: {}";
            }

            @Override
            public @Nullable String violation(WireEvent.Violation violation) {
                return null;
            }
        });
    }

    private static @Nullable String item(WireEvent.Item item, @Nullable Json json) {
        if (json == null && item.length() > 0) {
            return null;
        }
        StringBuilder fields = new StringBuilder();
        Set<String> telling = StreamedBodies.named(item.terms().framing())
                .map(StreamedBody::tellingFields)
                .orElse(Set.of());
        for (Map.Entry<String, String> field : item.fields()) {
            if (telling.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                fields.append(fields.isEmpty() ? "\n        fields: { " : ", ")
                        .append(field.getKey())
                        .append(": ")
                        .append(quoted(escaped(field.getValue())));
            }
        }
        return "server " + item.terms().item() + ": " + (json == null ? "<absent>" : said(json))
                + (fields.isEmpty() ? "" : fields + " }");
    }

    private String message(String party, WireEvent.Message message, @Nullable Json json, Map<String, String> names) {
        if (json instanceof JsonObject object) {
            boolean right = protocol.grammar().problem(party, json) == null;
            return party + (right || party.equals("server") ? "" : " illegally") + ": " + said(object, names);
        }
        return message.binary()
                ? party + " binary: { hex: " + quoted(HexFormat.of().formatHex(message.octets())) + " }"
                : party + " text: " + quoted(new String(message.octets(), StandardCharsets.UTF_8));
    }

    /** With a variable in place of its id. */
    private static String said(JsonObject message, Map<String, String> names) {
        if (!(message.get("id") instanceof JsonString id) || !(literal(message) instanceof JsonObject said)) {
            return said(message);
        }
        String variable = names.computeIfAbsent(id.value(), key -> "op" + (names.size() + 1));
        return JsonText.write(Json.with(said, "id", Json.of("$" + variable)));
    }

    private static String fields(HttpHead head, String... names) {
        Map<String, String> fields = new TreeMap<>();
        for (String name : names) {
            @Nullable String value = head.field(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(": ")
                .append(quoted(escaped(value))));
        return fields.isEmpty() ? "" : ", headers: { " + text + " }";
    }

    private static String method(HttpHead head) {
        return head.startLine().split(" ", 2)[0];
    }

    /** As a value of YAML, which JSON is; what looks like a variable or a matcher is none. */
    private static String said(Json value) {
        return JsonText.write(literal(value));
    }

    private static Json literal(Json value) {
        if (value instanceof JsonString text) {
            return Json.of(escaped(text.value()));
        } else if (value instanceof JsonArray array) {
            return Json.array(array.items().stream().map(Draft::literal).toList());
        } else if (value instanceof JsonObject object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, literal(member)));
            return new JsonObject(members);
        }
        return value;
    }

    private static String escaped(String text) {
        return text.startsWith("$") || text.startsWith("<") ? text.charAt(0) + text : text;
    }

    private static String quoted(String text) {
        return JsonText.write(Json.of(text));
    }
}
