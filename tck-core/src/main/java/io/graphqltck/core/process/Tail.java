package io.graphqltck.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of what a stream said, 8 KB and 50 lines at most. Safe for use by several threads. */
final class Tail {

    private static final int OCTETS = 8 << 10;
    private static final int LINES = 50;

    private final byte[] ring = new byte[OCTETS];
    private long written;

    /** Reads this stream to its end. */
    void drain(InputStream from) {
        byte[] chunk = new byte[OCTETS];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                add(chunk, count);
            }
        } catch (IOException e) {
            // the stream was closed because the process ended: that is its end
        }
    }

    private synchronized void add(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) (written++ % OCTETS)] = octets[i];
        }
    }

    List<String> lines() {
        List<String> lines = text().lines().toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private synchronized String text() {
        int length = (int) Math.min(written, OCTETS);
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = ring[(int) ((written - length + i) % OCTETS)];
        }
        String text = new String(octets, StandardCharsets.UTF_8).strip();
        int lineEnd = text.indexOf('\n');
        return written > OCTETS && lineEnd >= 0 ? text.substring(lineEnd + 1) : text;
    }
}
