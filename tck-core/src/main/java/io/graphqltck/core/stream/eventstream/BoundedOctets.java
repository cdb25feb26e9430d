package io.graphqltck.core.stream.eventstream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets of which only so many are kept. */
final class BoundedOctets {

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    BoundedOctets(int limit) {
        this.limit = limit;
    }

    void add(int octet) {
        length++;
        if (kept.size() < limit) {
            kept.write(octet);
        }
    }

    /** How many there were. */
    long length() {
        return length;
    }

    boolean isOver() {
        return length > limit;
    }

    /** Those that are kept. */
    byte[] octets() {
        return kept.toByteArray();
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    void clear() {
        kept.reset();
        length = 0;
    }
}
