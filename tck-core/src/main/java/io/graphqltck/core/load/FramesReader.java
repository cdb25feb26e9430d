package io.graphqltck.core.load;

import io.graphqltck.core.text.Nearest;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads frames of WebSocket that a scenario spells out, right or wrong: the value behind {@code client frames:}. */
final class FramesReader {

    private static final Map<String, Integer> OPCODES = Map.of(
            "continuation", Opcode.CONTINUATION,
            "text", Opcode.TEXT,
            "binary", Opcode.BINARY,
            "close", Opcode.CLOSE,
            "ping", Opcode.PING,
            "pong", Opcode.PONG);

    private final OctetsReader octets;
    private final Problems problems;

    FramesReader(OctetsReader octets, Problems problems) {
        this.octets = octets;
        this.problems = problems;
    }

    List<Frame> read(Yaml value) {
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
                octets.data(fields));
        fields.refuseOthers();
        return frame;
    }
}
