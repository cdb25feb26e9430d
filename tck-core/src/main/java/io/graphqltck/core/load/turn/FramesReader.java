package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads frames of WebSocket that a scenario spells out, right or wrong: the value after {@code client frames:}. */
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
            fields.problem("length", "`length` must be a number of bytes, but is `" + length + "`");
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
                data(fields, number));
        fields.refuseOthers();
        return frame;
    }

    /** A close frame's data may be said as its code and reason, whether or not they may be sent. */
    private byte[] data(Fields fields, int opcode) {
        @Nullable String code = fields.optionalText("code");
        @Nullable String reason = fields.optionalText("reason");
        if (code == null && reason == null) {
            return octets.data(fields);
        }
        if (opcode != Opcode.CLOSE || code == null || !code.matches("\\d{1,5}") || Integer.parseInt(code) > 0xFFFF) {
            fields.problem(
                    code == null ? "reason" : "code",
                    "a close frame, and no other, may have a `code` from 0 to 65535 and with it a `reason`");
            return new byte[0];
        }
        byte[] text = (reason == null ? "" : reason).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .putShort((short) Integer.parseInt(code))
                .put(text)
                .array();
    }
}
