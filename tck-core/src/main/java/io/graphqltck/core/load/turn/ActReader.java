package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.ItemKind;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.wire.StreamTerms;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a party does on the wire: the value of {@code client closes:} and of every other act. What a stream carries is named as its
 * framing names it, or {@code item} and {@code keep-alive}.
 */
public final class ActReader {

    private static final Set<String> VERBS = Set.of(
            "",
            "connects",
            "accepts",
            "refuses",
            "closes",
            "drops",
            "leaves",
            "requests",
            "responds",
            "stops reading",
            "reads on",
            "pings",
            "pongs",
            "text",
            "binary",
            "frames",
            "octets");

    /** Which party alone does this. */
    private static final Map<String, String> ONLY = Map.of(
            "requests", "client",
            "stops reading", "client",
            "reads on", "client",
            "responds", "server");

    private static final Set<String> STREAM = Set.of("item", "keep-alive", "ends", "body");

    private final PatternReader patterns;
    private final Problems problems;
    private final OctetsReader octets;
    private final FramesReader frames;
    private final EndingReader endings;
    private final ExchangeReader exchanges;
    private final @Nullable Streaming streams;

    /** {@code streams}: how the protocol streams, or null where it does not. */
    public ActReader(PatternReader patterns, SizedData sized, @Nullable Streaming streams, Problems problems) {
        this.streams = streams;
        this.patterns = patterns;
        this.problems = problems;
        this.octets = new OctetsReader(sized, problems);
        this.frames = new FramesReader(octets, problems);
        this.endings = new EndingReader(patterns, octets, problems);
        this.exchanges = new ExchangeReader(patterns, octets, problems);
    }

    /** All that a turn of a party can say. */
    Set<String> verbs() {
        Set<String> verbs = new TreeSet<>(VERBS);
        if (streams != null) {
            verbs.addAll(STREAM);
            verbs.add(streams.body().terms().item());
            verbs.add(streams.body().terms().keepAlive());
            verbs.addAll(streams.kinds().keySet());
        }
        return verbs;
    }

    /** Which party alone does this, or null where both do. */
    @Nullable
    String onlyOf(String verb) {
        return VERBS.contains(verb) ? ONLY.get(verb) : "server";
    }

    /** {@code turn}: the whole turn, for what is said next to the act. */
    Act read(String verb, Yaml value, Fields turn) {
        return streams == null || VERBS.contains(verb) ? read(verb, value) : ofStream(streams, verb, value, turn);
    }

    private Act ofStream(Streaming streaming, String verb, Yaml value, Fields turn) {
        StreamTerms streamed = streaming.body().terms();
        @Nullable ItemKind kind = streaming.kinds().get(verb);
        if (kind != null) {
            return new Act.Item(streamed, item(kind, value), exchanges.itemFields(turn, kind.fields()));
        } else if (verb.equals("ends")) {
            return ends(streamed, Fields.of(value, "the end of a stream", problems));
        } else if (verb.equals("body")) {
            return octets.body(value);
        } else if (verb.equals("item") || verb.equals(streamed.item())) {
            return new Act.Item(streamed, item(value), exchanges.itemFields(turn, Map.of()));
        }
        exchanges.refuseMembers(verb, value);
        return new Act.KeepAlive(streamed, exchanges.itemFields(turn, Map.of()));
    }

    private Pattern item(ItemKind kind, Yaml value) {
        boolean isEmpty =
                value instanceof Yaml.Mapping mapping && mapping.entries().isEmpty();
        return isEmpty ? kind.usual() : item(value);
    }

    private Pattern item(Yaml value) {
        boolean matcher = value instanceof Yaml.Scalar scalar && scalar.text().startsWith("<");
        if (!(value instanceof Yaml.Mapping) && !matcher) {
            problems.add(
                    value.at(),
                    "expected a JSON object as a map, or `<absent>`, but found " + value.describe()
                            + "; for other bytes use `server body:`");
        }
        return patterns.read(value);
    }

    private Act read(String verb, Yaml value) {
        return switch (verb) {
            case "" -> new Act.Says(message(value));
            case "connects" -> connects(Fields.of(value, "what the client connects with", problems));
            case "accepts" -> accepts(Fields.of(value, "what the server accepts with", problems));
            case "refuses" -> refuses(Fields.of(value, "what the server refuses with", problems));
            case "closes" -> endings.closes(Fields.of(value, "a close frame", problems));
            case "drops" -> endings.drops(value);
            case "leaves" -> leaves(value);
            case "requests" -> exchanges.requests(value);
            case "responds" -> exchanges.responds(value);
            case "stops reading" -> new Act.Reads(text(value), false);
            case "reads on" -> new Act.Reads(text(value), true);
            case "pings" -> new Act.Pings(text(value));
            case "pongs" -> new Act.Pongs(text(value));
            case "text" -> new Act.SaysOctets(false, octets.read(value));
            case "binary" -> new Act.SaysOctets(true, octets.read(value));
            case "frames" -> new Act.SendsFrames(frames.read(value));
            case "octets" ->
                new Act.SendsOctets(
                        value instanceof Yaml.Scalar ? octets.hex(text(value), value.at()) : octets.read(value));
            default -> throw new IllegalStateException(verb);
        };
    }

    private Pattern message(Yaml value) {
        if (!(value instanceof Yaml.Mapping)) {
            problems.add(
                    value.at(),
                    "expected a message as a map, but found " + value.describe()
                            + "; for a text that is no JSON object use `client text:` or `server text:`");
        }
        return patterns.read(value);
    }

    private Act connects(Fields fields) {
        @Nullable Yaml subprotocols = fields.optional("subprotocols");
        Act act = new Act.Connects(
                new TargetReader(patterns, problems).read(fields),
                subprotocols == null ? null : fields.texts("subprotocols"),
                fields.textMap("headers"),
                fields.texts("without"),
                fields.text("method", "GET"),
                fields.optionalText("key"),
                fields.text("version", "13"),
                fields.flag("deflate"));
        fields.refuseOthers();
        return act;
    }

    private Act accepts(Fields fields) {
        @Nullable Yaml subprotocol = fields.optional("subprotocol");
        Act act = new Act.Accepts(
                subprotocol == null ? null : patterns.read(subprotocol),
                fields.textMap("headers"),
                fields.flag("deflate"),
                fields.optionalText("accept"));
        fields.refuseOthers();
        return act;
    }

    private Act refuses(Fields fields) {
        String status = fields.text("status", "<any>");
        int lowest = 0;
        int highest = 999;
        if (status.matches("[1-9]\\d\\d")) {
            lowest = Integer.parseInt(status);
            highest = lowest;
        } else if (status.matches("[1-5]xx")) {
            lowest = (status.charAt(0) - '0') * 100;
            highest = lowest + 99;
        } else if (!status.equals("<any>")) {
            fields.problem(
                    "status", "`status` must be a number, a class such as `4xx`, or `<any>`, but is `" + status + "`");
        }
        Act act = new Act.Refuses(lowest, highest, fields.textMap("headers"), fields.text("body", ""));
        fields.refuseOthers();
        return act;
    }

    private Act leaves(Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping) || !mapping.entries().isEmpty()) {
            problems.add(value.at(), "`leaves` takes nothing: write `leaves: {}`");
        }
        return new Act.Leaves();
    }

    private Act ends(StreamTerms streamed, Fields fields) {
        boolean instead = Stream.of("text", "message", "hex", "size", "lines").anyMatch(fields::has);
        Act act = new Act.Ends(streamed, instead ? octets.data(fields) : null, fields.textMap("trailers"));
        fields.refuseOthers();
        return act;
    }

    private String text(Yaml value) {
        return octets.text(value);
    }
}
