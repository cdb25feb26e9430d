package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads the body of a refusal (RFC 9112 §6.3) as far as the limit lets it: by length, in chunks, or until the connection ends.
 * Not safe for use by several threads.
 */
public final class BodyReader {

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Part part;
    private long remaining;
    private final StringBuilder line = new StringBuilder();

    private enum Part {
        DATA,
        UNTIL_END,
        CHUNK_SIZE,
        CHUNK_DATA,
        DONE
    }

    /**
     * For the body after this head.
     *
     * @param limit how much is kept, in octets; with more the body counts as read
     */
    public BodyReader(HttpHead head, int limit) {
        this.limit = limit;
        String coding = head.field("Transfer-Encoding");
        String length = head.field("Content-Length");
        if (head.status() == 204 || head.status() == 304) {
            part = Part.DONE;
        } else if (coding != null) {
            part = coding.toLowerCase(Locale.ROOT).endsWith("chunked") ? Part.CHUNK_SIZE : Part.UNTIL_END;
        } else if (length != null && length.matches("\\d{1,18}")) {
            remaining = Long.parseLong(length);
            part = remaining == 0 ? Part.DONE : Part.DATA;
        } else {
            part = Part.UNTIL_END;
        }
    }

    /** Whether all is read that will be. */
    public boolean isDone() {
        return part == Part.DONE;
    }

    /** What was read. */
    public String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** The next octets of the connection, from {@code from} up to but without {@code to}. */
    public void octets(byte[] octets, int from, int to) {
        int next = from;
        while (next < to && part != Part.DONE) {
            if (part == Part.CHUNK_SIZE) {
                chunkSize((char) (octets[next++] & 0xFF));
                continue;
            }
            int available = to - next;
            int count = part == Part.UNTIL_END ? available : (int) Math.min(remaining, available);
            kept.write(octets, next, Math.min(count, limit - kept.size()));
            next += count;
            remaining -= count;
            if (kept.size() == limit) {
                part = Part.DONE;
            } else if (remaining == 0 && part != Part.UNTIL_END) {
                part = part == Part.CHUNK_DATA ? Part.CHUNK_SIZE : Part.DONE;
            }
        }
    }

    /** The line before a chunk. The empty line after a chunk's data is passed over; trailers are not read. */
    private void chunkSize(char c) {
        if (c != '\n') {
            line.append(c);
            if (line.length() > 256) {
                part = Part.DONE;
            }
            return;
        }
        String size = line.toString().replaceFirst(";.*", "").strip();
        line.setLength(0);
        if (size.isEmpty()) {
            return;
        }
        remaining = size.matches("[0-9A-Fa-f]{1,15}") ? Long.parseLong(size, 16) : 0;
        part = remaining == 0 ? Part.DONE : Part.CHUNK_DATA;
    }
}
