package io.graphqltck.core.wire;

import org.jspecify.annotations.Nullable;

/**
 * One WebSocket frame (RFC 6455 §5.2), right or wrong.
 *
 * @param opcode 0 to 15
 * @param masked null for what RFC 6455 wants of the sender: a client masks, a server does not
 * @param declaredLength the payload length in the header, null for the true one
 */
@SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares frames
public record Frame(
        boolean fin,
        boolean rsv1,
        boolean rsv2,
        boolean rsv3,
        int opcode,
        @Nullable Boolean masked,
        @Nullable Long declaredLength,
        byte[] payload) {

    /** An ordinary frame. */
    public static Frame of(int opcode, boolean fin, byte[] payload) {
        return new Frame(fin, false, false, false, opcode, null, null, payload);
    }
}
