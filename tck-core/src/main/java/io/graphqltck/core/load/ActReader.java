package io.graphqltck.core.load;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a party does on the wire: the value behind {@code client closes:} and the like. */
final class ActReader {

    static final Set<String> VERBS = Set.of(
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
            "part",
            "heartbeat",
            "ends",
            "body",
            "pings",
            "pongs",
            "text",
            "binary",
            "frames",
            "octets");

    /** Which party alone does this. */
    static final Map<String, String> ONLY = Map.of(
            "requests", "client",
            "stops reading", "client",
            "reads on", "client",
            "responds", "server",
            "part", "server",
            "heartbeat", "server",
            "ends", "server",
            "body", "server");

    private static final Map<String, Integer> OPCODES = Map.of(
            "continuation", Opcode.CONTINUATION,
            "text", Opcode.TEXT,
            "binary", Opcode.BINARY,
            "close", Opcode.CLOSE,
            "ping", Opcode.PING,
            "pong", Opcode.PONG);

    /** Octets of a body that the kit makes when it sends them. */
    private static final long MOST_BODY = 1L << 27;

    private final PatternReader patterns;
    private final SizedData sized;
    private final Problems problems;
    private final ExchangeReader exchanges;

    ActReader(PatternReader patterns, SizedData sized, Problems problems) {
        this.sized = sized;
        this.patterns = patterns;
        this.problems = problems;
        this.exchanges = new ExchangeReader(patterns, problems);
    }

    /** {@code turn}: the whole turn, for what is said beside the act. */
    Act read(String verb, Yaml value, Fields turn) {
        return switch (verb) {
            case "" -> new Act.Says(message(value));
            case "connects" -> connects(Fields.of(value, "what the client connects with", problems));
            case "accepts" -> accepts(Fields.of(value, "what the server accepts with", problems));
            case "refuses" -> refuses(Fields.of(value, "what the server refuses with", problems));
            case "closes" -> closes(Fields.of(value, "a close frame", problems));
            case "drops" -> value instanceof Yaml.Mapping ? drops(value) : new Act.Drops(drop(value));
            case "leaves" -> leaves(value);
            case "requests" -> exchanges.requests(value);
            case "responds" -> exchanges.responds(value);
            case "stops reading" -> new Act.Reads(text(value), false);
            case "reads on" -> new Act.Reads(text(value), true);
            case "part" -> new Act.Part(message(value), exchanges.headers(turn));
            case "heartbeat" -> {
                exchanges.refuseMembers(verb, value);
                yield new Act.Heartbeat(exchanges.headers(turn));
            }
            case "ends" -> ends(Fields.of(value, "the end of a stream", problems));
            case "body" -> body(value);
            case "pings" -> new Act.Pings(text(value));
            case "pongs" -> new Act.Pongs(text(value));
            case "text" -> new Act.SaysOctets(false, octets(value));
            case "binary" -> new Act.SaysOctets(true, octets(value));
            case "frames" -> new Act.SendsFrames(frames(value));
            case "octets" ->
                new Act.SendsOctets(
                        value instanceof Yaml.Scalar ? hex(text(value), value.at(), problems) : octets(value));
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

    private Act closes(Fields fields) {
        @Nullable Yaml code = fields.optional("code");
        @Nullable Yaml reason = fields.optional("reason");
        fields.refuseOthers();
        return new Act.Closes(codes(code), reason == null ? null : patterns.read(reason));
    }

    private Act.Codes codes(@Nullable Yaml code) {
        if (code == null) {
            return new Act.Codes(true, false, List.of());
        }
        if (code instanceof Yaml.Sequence several) {
            return new Act.Codes(
                    false, false, several.items().stream().map(this::code).toList());
        }
        return switch (text(code)) {
            case "<any>" -> new Act.Codes(true, false, List.of());
            case "<none>" -> new Act.Codes(false, true, List.of());
            default -> new Act.Codes(false, false, List.of(code(code)));
        };
    }

    private int code(Yaml value) {
        String text = text(value);
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xFFFF) {
            return Integer.parseInt(text);
        }
        problems.add(
                value.at(),
                "a close code must be a number from 0 to 65535, a list of them, `<any>` or `<none>`, but is `" + text
                        + "`");
        return 1000;
    }

    /** With a code, as only HTTP/2 has them. */
    private Act drops(Yaml value) {
        Fields fields = Fields.of(value, "how it ends", problems);
        boolean away = fields.has("goaway");
        String name = fields.text(away ? "goaway" : "reset");
        List<String> codes = Stream.of(Http2Code.values()).map(Enum::name).toList();
        fields.refuseOthers();
        if (!codes.contains(name)) {
            problems.add(value.at(), "`" + name + "` is no error code of HTTP/2. " + Nearest.hint(name, codes));
            return new Act.Drops(Wire.Drop.RESET);
        }
        return new Act.Drops(away ? Wire.Drop.GOAWAY : Wire.Drop.RESET, Http2Code.valueOf(name));
    }

    private Wire.@Nullable Drop drop(Yaml value) {
        return switch (text(value)) {
            case "fin" -> Wire.Drop.FIN;
            case "reset" -> Wire.Drop.RESET;
            case "half" -> Wire.Drop.HALF;
            case "any" -> null;
            default -> {
                problems.add(value.at(), "expected `fin`, `reset`, `half` or `any`, but found " + value.describe());
                yield null;
            }
        };
    }

    private Act leaves(Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping) || !mapping.entries().isEmpty()) {
            problems.add(value.at(), "`leaves` takes nothing: write `leaves: {}`");
        }
        return new Act.Leaves();
    }

    private List<Frame> frames(Yaml value) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items().stream().map(this::frame).toList();
        }
        problems.add(value.at(), "expected a list of frames, but found " + value.describe());
        return List.of();
    }

    private Frame frame(Yaml value) {
        Fields fields = Fields.of(value, "a frame", problems);
        String opcode = fields.text("opcode");
        @Nullable Integer number = OPCODES.get(opcode);
        if (number == null && opcode.matches("\\d{1,2}") && Integer.parseInt(opcode) < 16) {
            number = Integer.parseInt(opcode);
        }
        if (number == null) {
            fields.problem("opcode", "unknown opcode `" + opcode + "`. " + Nearest.hint(opcode, OPCODES.keySet()));
            number = Opcode.TEXT;
        }
        @Nullable String masked = fields.optionalText("masked");
        @Nullable String length = fields.optionalText("length");
        if (length != null && !length.matches("\\d{1,18}")) {
            fields.problem("length", "`length` must be a number of octets, but is `" + length + "`");
            length = null;
        }
        Frame frame = new Frame(
                fields.flag("final", true),
                fields.flag("rsv1"),
                fields.flag("rsv2"),
                fields.flag("rsv3"),
                number,
                masked == null ? null : Boolean.valueOf(masked),
                length == null ? null : Long.valueOf(length),
                data(fields));
        fields.refuseOthers();
        return frame;
    }

    private Act ends(Fields fields) {
        boolean instead = Stream.of("text", "hex", "size", "lines").anyMatch(fields::has);
        Act act = new Act.Ends(instead ? data(fields) : null, fields.textMap("trailers"));
        fields.refuseOthers();
        return act;
    }

    private Act body(Yaml value) {
        if (!(value instanceof Yaml.Mapping)) {
            return new Act.SendsBody(octets(value), 1);
        }
        Fields fields = Fields.of(value, "octets", problems);
        String times = fields.text("times", "1");
        byte[] octets = data(fields);
        fields.refuseOthers();
        if (!times.matches("[1-9]\\d{0,8}") || (long) octets.length * Integer.parseInt(times) > MOST_BODY) {
            fields.problem(
                    "times",
                    "`times` must be a number from 1, by which the octets become " + MOST_BODY + " at most, but is `"
                            + times + "`");
            times = "1";
        }
        return new Act.SendsBody(octets, Integer.parseInt(times));
    }

    private byte[] octets(Yaml value) {
        if (value instanceof Yaml.Sequence) {
            return lines(value);
        }
        if (value instanceof Yaml.Mapping) {
            Fields fields = Fields.of(value, "octets", problems);
            byte[] data = data(fields);
            fields.refuseOthers();
            return data;
        }
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Lines with CR LF between them. */
    private byte[] lines(Yaml value) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items().stream()
                    .map(this::text)
                    .collect(Collectors.joining("\r\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
        problems.add(value.at(), "expected a list of lines, but found " + value.describe());
        return new byte[0];
    }

    /** What {@code text}, {@code hex}, {@code size} or {@code lines} say; nothing where none of them is there. */
    private byte[] data(Fields fields) {
        @Nullable String text = fields.optionalText("text");
        @Nullable String hex = fields.optionalText("hex");
        @Nullable String size = fields.optionalText("size");
        @Nullable Yaml lines = fields.optional("lines");
        if (Arrays.asList(text, hex, size, lines).stream()
                        .filter(java.util.Objects::nonNull)
                        .count()
                > 1) {
            problems.add(fields.at(), "only one of `text`, `lines`, `hex` and `size` gives the data");
        }
        if (hex != null) {
            return hex(hex, fields.placeOf("hex"), problems);
        }
        if (lines != null) {
            return lines(lines);
        }
        if (size != null) {
            return sized.of(size, fields.placeOf("size"));
        }
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hex(String text, Location at, Problems problems) {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            problems.add(at, "expected hexadecimal octets such as `81 02 7b 7d`, but found `" + text + "`");
            return new byte[0];
        }
    }

    private String text(Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        problems.add(value.at(), "expected a text, but found " + value.describe());
        return "";
    }
}
