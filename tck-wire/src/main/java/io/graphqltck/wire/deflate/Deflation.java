package io.graphqltck.wire.deflate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses messages as permessage-deflate wants them, each with a fresh window (no context takeover). */
public final class Deflation {

    /** What ends a sync flush and is not sent (RFC 7692 §7.2.1). */
    private static final int TAIL = 4;

    private Deflation() {}

    /** The payload of a compressed message, to be put into one or more frames. */
    public static byte[] compress(byte[] message) {
        if (message.length == 0) {
            return new byte[] {0}; // RFC 7692 §7.2.3.6
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(message);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, length);
            } while (length == buffer.length);
            return Arrays.copyOf(out.toByteArray(), out.size() - TAIL);
        } finally {
            deflater.end();
        }
    }
}
