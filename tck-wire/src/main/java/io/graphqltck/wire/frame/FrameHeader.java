package io.graphqltck.wire.frame;

/**
 * What stands before a frame's payload (RFC 6455 §5.2).
 *
 * @param rsv the three reserved bits, RSV1 being 4
 * @param length of the payload, in octets
 * @param minimal whether the length was written in as few octets as possible
 */
record FrameHeader(boolean fin, int rsv, int opcode, boolean masked, long length, boolean minimal) {

    static final int RSV1 = 4;

    /** For sentences about it. */
    String describe() {
        String name = switch (opcode) {
            case 0x0 -> "continuation";
            case 0x1 -> "text";
            case 0x2 -> "binary";
            case 0x8 -> "close";
            case 0x9 -> "ping";
            case 0xA -> "pong";
            default -> "opcode 0x" + Integer.toHexString(opcode);
        };
        return "a " + name + " frame of " + length + " bytes";
    }
}
