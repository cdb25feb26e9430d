package io.graphqltck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2 (RFC 9113 §4.1), right or wrong, written byte by byte. */
final class RawFrames {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /** The static table's entries for a POST to {@code http://…/}; and those for a response of 200. */
    static final byte[] REQUEST = {(byte) 0x83, (byte) 0x86, (byte) 0x84};

    static final byte[] OK = {(byte) 0x88};

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    /** What a client begins with. */
    static RawFrames client() {
        RawFrames frames = new RawFrames();
        frames.octets.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return frames.frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** What a server begins with. */
    static RawFrames server() {
        return new RawFrames().frame(SETTINGS, 0, 0, new byte[0]);
    }

    RawFrames frame(int type, int flags, int stream, byte[] payload) {
        octets.write(payload.length >> 16);
        octets.write(payload.length >> 8);
        octets.write(payload.length);
        octets.write(type);
        octets.write(flags);
        octets.writeBytes(number(stream));
        octets.writeBytes(payload);
        return this;
    }

    RawFrames times(int times, int type, int flags, int stream, byte[] payload) {
        for (int i = 0; i < times; i++) {
            frame(type, flags, stream, payload);
        }
        return this;
    }

    static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    /** A field that is not indexed (RFC 7541 §6.2.2), or that is (§6.2.1). */
    static byte[] field(boolean indexed, String name, String value) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(indexed ? 0x40 : 0);
        text(field, name);
        text(field, value);
        return field.toByteArray();
    }

    private static void text(ByteArrayOutputStream field, String text) {
        int length = text.length();
        if (length < 127) {
            field.write(length);
        } else { // RFC 7541 §5.1
            field.write(127);
            int rest = length - 127;
            while (rest >= 128) {
                field.write((rest & 127) | 128);
                rest >>= 7;
            }
            field.write(rest);
        }
        field.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] together(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    byte[] octets() {
        return octets.toByteArray();
    }
}
