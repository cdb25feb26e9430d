package io.graphqltck.benchmarks;

import io.netty.buffer.ByteBuf;

/**
 * Counts what a server sends without looking into it: the head of its answer to the upgrade request is one unit, each WebSocket
 * frame after it another. After a refusal nothing is counted. Whatever the slices it is given.
 */
final class FrameCount {

    private static final String UPGRADED = "HTTP/1.1 101";
    private static final int LENGTH_OF_16_BITS = 126;
    private static final int LENGTH_OF_64_BITS = 127;

    private int units;

    private boolean inHead = true;
    private boolean refused;
    private int headOctets;
    private int lastFour;

    private int headerOctets;
    private int lengthOctets;
    private long length;
    private long payload;

    /** Reads all that is there. */
    void feed(ByteBuf octets) {
        while (octets.isReadable()) {
            if (refused) {
                octets.skipBytes(octets.readableBytes());
            } else if (payload > 0) {
                int some = (int) Math.min(payload, octets.readableBytes());
                octets.skipBytes(some);
                payload -= some;
                units += payload == 0 ? 1 : 0;
            } else if (inHead) {
                head(octets.readUnsignedByte());
            } else {
                header(octets.readUnsignedByte());
            }
        }
    }

    /** How many have come as a whole. */
    int units() {
        return units;
    }

    private void head(int octet) {
        refused |= headOctets < UPGRADED.length() && UPGRADED.charAt(headOctets) != octet;
        headOctets++;
        lastFour = lastFour << 8 | octet;
        if (refused) {
            units++;
        } else if (lastFour == 0x0D0A0D0A) {
            inHead = false;
            units++;
        }
    }

    private void header(int octet) {
        if (headerOctets == 1) {
            int shortLength = octet & 0x7F;
            lengthOctets = shortLength == LENGTH_OF_16_BITS ? 2 : shortLength == LENGTH_OF_64_BITS ? 8 : 0;
            length = lengthOctets == 0 ? shortLength : 0;
        } else if (headerOctets > 1) {
            length = length << 8 | octet;
            lengthOctets--;
        }
        headerOctets++;
        if (headerOctets > 1 && lengthOctets == 0) {
            headerOctets = 0;
            payload = length;
            units += payload == 0 ? 1 : 0;
        }
    }
}
