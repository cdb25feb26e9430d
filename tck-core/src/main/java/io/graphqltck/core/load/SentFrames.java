package io.graphqltck.core.load;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the frames that a turn sends by itself against RFC 6455. */
final class SentFrames {

    private static final int MOST_CONTROL_OCTETS = 125;
    /** The close code takes two of the octets. */
    private static final int MOST_REASON_OCTETS = MOST_CONTROL_OCTETS - 2;

    private SentFrames() {}

    /** What is wrong with a close frame of this code, null for none, and reason; or null. */
    static @Nullable String closeProblem(@Nullable Integer code, String reason) {
        if (code == null) {
            return reason.isEmpty() ? null : "a close frame has no reason without a code (RFC 6455 §5.5.1)";
        }
        int octets = reason.getBytes(StandardCharsets.UTF_8).length;
        if (octets > MOST_REASON_OCTETS) {
            return "the reason of a close frame has at most " + MOST_REASON_OCTETS + " bytes (RFC 6455 §5.5), not "
                    + octets;
        }
        return isSendable(code) ? null : "the close code " + code + " is none that may be sent (RFC 6455 §7.4)";
    }

    /** Defined codes, with those registered since, and those for libraries, frameworks and applications. */
    private static boolean isSendable(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    /** What is wrong with the first wrong one of these frames; or null. */
    static @Nullable String problem(List<Frame> frames, Role party) {
        return frames.stream()
                .map(frame -> problem(frame, party))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the length of a ping or pong with these data; or null. */
    static @Nullable String lengthProblem(String data) {
        return lengthProblem(data.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String lengthProblem(byte[] data) {
        return data.length <= MOST_CONTROL_OCTETS
                ? null
                : "a control frame has at most " + MOST_CONTROL_OCTETS + " bytes of data (RFC 6455 §5.5), not "
                        + data.length;
    }

    private static @Nullable String problem(Frame frame, Role party) {
        if (frame.masked() != null && frame.masked() != (party == Role.CLIENT)) {
            return "a client masks its frames, a server does not (RFC 6455 §5.1)";
        }
        if (frame.declaredLength() != null && frame.declaredLength() != frame.payload().length) {
            return "the length in a frame's header is that of its data (RFC 6455 §5.2)";
        }
        if (frame.rsv2() || frame.rsv3() || (frame.rsv1() && Opcode.isControl(frame.opcode()))) {
            return "no extension of the kit's gives the reserved bits of this frame a meaning (RFC 6455 §5.2)";
        }
        return switch (frame.opcode()) {
            case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> null;
            case Opcode.CLOSE, Opcode.PING, Opcode.PONG -> controlProblem(frame);
            default -> "the opcode " + frame.opcode() + " is reserved (RFC 6455 §5.2)";
        };
    }

    private static @Nullable String controlProblem(Frame frame) {
        if (!frame.fin()) {
            return "a control frame is never fragmented (RFC 6455 §5.5)";
        }
        byte[] data = frame.payload();
        @Nullable String length = lengthProblem(data);
        if (length != null || frame.opcode() != Opcode.CLOSE || data.length == 0) {
            return length;
        }
        if (data.length == 1) {
            return "the data of a close frame is empty or begins with a code of two bytes (RFC 6455 §5.5.1)";
        }
        try {
            ByteBuffer reason = ByteBuffer.wrap(Arrays.copyOfRange(data, 2, data.length));
            int code = ByteBuffer.wrap(data).getShort() & 0xFFFF;
            return closeProblem(
                    code, StandardCharsets.UTF_8.newDecoder().decode(reason).toString());
        } catch (CharacterCodingException e) {
            return "the reason of a close frame is UTF-8 (RFC 6455 §5.5.1)";
        }
    }
}
