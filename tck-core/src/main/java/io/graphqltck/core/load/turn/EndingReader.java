package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a party ends a connection or a stream: a close frame with its code, the end of TCP, a code of HTTP/2. */
final class EndingReader {

    private final PatternReader patterns;
    private final OctetsReader octets;
    private final Problems problems;

    EndingReader(PatternReader patterns, OctetsReader octets, Problems problems) {
        this.patterns = patterns;
        this.octets = octets;
        this.problems = problems;
    }

    Act closes(Fields fields) {
        @Nullable Yaml code = fields.optional("code");
        @Nullable Yaml reason = fields.optional("reason");
        fields.refuseOthers();
        return new Act.Closes(codes(code), reason == null ? null : patterns.read(reason));
    }

    private CloseCodes codes(@Nullable Yaml code) {
        if (code == null) {
            return new CloseCodes(true, false, List.of());
        }
        if (code instanceof Yaml.Sequence several) {
            return new CloseCodes(
                    false, false, several.items().stream().map(this::code).toList());
        }
        return switch (octets.text(code)) {
            case "<any>" -> new CloseCodes(true, false, List.of());
            case "<none>" -> new CloseCodes(false, true, List.of());
            default -> new CloseCodes(false, false, List.of(code(code)));
        };
    }

    private int code(Yaml value) {
        String text = octets.text(value);
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xFFFF) {
            return Integer.parseInt(text);
        }
        problems.add(
                value.at(),
                "a close code must be a number from 0 to 65535, a list of them, `<any>` or `<none>`, but is `" + text
                        + "`");
        return 1000;
    }

    /** {@code drops: fin}, or with a code, as only HTTP/2 has them: {@code drops: { reset: CANCEL }}. */
    Act drops(Yaml value) {
        return value instanceof Yaml.Mapping ? dropsWithCode(value) : new Act.Drops(drop(value));
    }

    private Act dropsWithCode(Yaml value) {
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
        return switch (octets.text(value)) {
            case "fin" -> Wire.Drop.FIN;
            case "truncated" -> Wire.Drop.TRUNCATED;
            case "reset" -> Wire.Drop.RESET;
            case "half" -> Wire.Drop.HALF;
            case "any" -> null;
            default -> {
                problems.add(
                        value.at(),
                        "expected `fin`, `truncated`, `reset`, `half` or `any`, but found " + value.describe());
                yield null;
            }
        };
    }
}
