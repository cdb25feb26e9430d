package io.graphqltck.core.http;

import java.io.ByteArrayOutputStream;

/**
 * Writes the format of {@code br} (RFC 7932) without compressing: all it has are uncompressed meta-blocks, which end with a byte, so that what
 * was written can be read at once. A decoder must read them as it reads any.
 */
public final class StoredBrotli {

    /** What a length of 16 bits can say. */
    private static final int BLOCK = 1 << 16;

    /** ISLAST and ISLASTEMPTY. */
    private static final int LAST = 3;

    private boolean begun;

    /** These octets, in meta-blocks. */
    public byte[] more(byte[] octets) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(octets.length + 3);
        for (int from = 0; from < octets.length; from += BLOCK) {
            int length = Math.min(BLOCK, octets.length - from);
            // From the lowest bit on: ISLAST 0, MNIBBLES 0 (four), MLEN - 1 in 16 bits, ISUNCOMPRESSED 1, padding.
            int header = after((length - 1) << 3 | 1 << 19);
            coded.write(header);
            coded.write(header >>> 8);
            coded.write(header >>> 16);
            coded.write(octets, from, length);
        }
        return coded.toByteArray();
    }

    /** The empty last meta-block. */
    public byte[] end() {
        return new byte[] {(byte) after(LAST)};
    }

    /** The first meta-block follows the size of the window, which is the bit 0 for 65,520 octets. */
    private int after(int header) {
        int bits = begun ? header : header << 1;
        begun = true;
        return bits;
    }
}
