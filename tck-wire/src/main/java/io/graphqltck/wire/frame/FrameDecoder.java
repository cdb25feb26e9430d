package io.graphqltck.wire.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a stream of octets into frames (RFC 6455 §5.2), whatever the slices it is given. Holds no more than a header. Not
 * safe for use by several threads.
 */
final class FrameDecoder {

    /** Receives what stands in the stream. */
    interface Sink {
        void begins(FrameHeader header);

        /** Some of the frame's payload, unmasked. */
        void payload(byte[] octets, int from, int to);

        void ends();

        /** A frame begins whose length has the first bit set: nobody can tell where it ends. */
        void impossibleLength();

        /** Whether the rest of the stream is of no interest. */
        boolean isStopped();
    }

    private static final int MAX_HEADER = 14;

    private final Sink sink;
    private final byte[] header = new byte[MAX_HEADER];
    private int headerLength;
    private boolean inPayload;
    private long remaining;
    private boolean masked;
    private int maskOffset;

    FrameDecoder(Sink sink) {
        this.sink = sink;
    }

    /** The next octets, from {@code from} up to but without {@code to}. */
    void feed(byte[] octets, int from, int to) {
        int next = from;
        while (next < to && !sink.isStopped()) {
            if (inPayload) {
                int count = (int) Math.min(remaining, to - next);
                payload(octets, next, count);
                next += count;
            } else {
                header[headerLength++] = octets[next++];
                if (headerLength >= 2 && headerLength == neededHeader()) {
                    begin();
                }
            }
        }
    }

    /** Whether the stream stops within a frame. */
    boolean isWithinFrame() {
        return inPayload || headerLength > 0;
    }

    private int neededHeader() {
        int lengthOctets = switch (header[1] & 0x7F) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
        return 2 + lengthOctets + ((header[1] & 0x80) != 0 ? 4 : 0);
    }

    private void begin() {
        int first = header[0] & 0xFF;
        int shortLength = header[1] & 0x7F;
        ByteBuffer behind = ByteBuffer.wrap(header, 2, MAX_HEADER - 2);
        long length = switch (shortLength) {
            case 126 -> behind.getShort() & 0xFFFF;
            case 127 -> behind.getLong();
            default -> shortLength;
        };
        if (length < 0) {
            sink.impossibleLength();
            return;
        }
        boolean minimal = shortLength < 126 || length > (shortLength == 126 ? 125 : 0xFFFF);
        masked = (header[1] & 0x80) != 0;
        if (masked) {
            maskOffset = headerLength - 4;
        }
        remaining = length;
        inPayload = true;
        sink.begins(new FrameHeader((first & 0x80) != 0, (first >> 4) & 7, first & 0xF, masked, length, minimal));
        endIfComplete();
    }

    private void payload(byte[] octets, int from, int count) {
        if (masked) {
            byte[] clear = Arrays.copyOfRange(octets, from, from + count);
            for (int i = 0; i < count; i++) {
                clear[i] ^= header[maskOffset + i % 4];
            }
            rotateMask(count % 4);
            sink.payload(clear, 0, count);
        } else {
            sink.payload(octets, from, from + count);
        }
        remaining -= count;
        endIfComplete();
    }

    /** So that the next slice of the payload begins with the mask's right octet. */
    private void rotateMask(int by) {
        byte[] mask = Arrays.copyOfRange(header, maskOffset, maskOffset + 4);
        for (int i = 0; i < 4; i++) {
            header[maskOffset + i] = mask[(i + by) % 4];
        }
    }

    private void endIfComplete() {
        if (remaining == 0) {
            inPayload = false;
            headerLength = 0;
            if (!sink.isStopped()) {
                sink.ends();
            }
        }
    }
}
