package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an HTTP/1.1 message strictly (RFC 9112 §6 and §7): by length, in chunks, or until the connection ends, and
 * hands on what it is. Not safe for use by several threads.
 */
public final class MessageBody {

    private static final int MAX_LINE = 1024;
    private static final int MAX_TRAILERS = 16 << 10;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})([ \\t]*;.*)?");

    /** Is given a body's octets as they come. */
    @FunctionalInterface
    public interface Sink {
        void octets(byte[] octets, int from, int to);
    }

    private final Sink sink;
    private final StringBuilder line = new StringBuilder();
    private Part part;
    private long remaining;
    private int trailers;

    private enum Part {
        DATA,
        UNTIL_END,
        CHUNK_LINE,
        CHUNK_DATA,
        /** The line end after a chunk's data. */
        CHUNK_END,
        TRAILER,
        DONE
    }

    private MessageBody(Part part, long remaining, Sink sink) {
        this.part = part;
        this.remaining = remaining;
        this.sink = sink;
    }

    /** Of a request: without a length and without chunks it has none. */
    public static MessageBody ofRequest(HttpHead head, Sink sink) throws MalformedHttpException {
        return of(head, Part.DONE, sink);
    }

    /** Of the response to a request of this method. */
    public static MessageBody ofResponse(HttpHead head, String method, Sink sink) throws MalformedHttpException {
        boolean none = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return none ? new MessageBody(Part.DONE, 0, sink) : of(head, Part.UNTIL_END, sink);
    }

    private static MessageBody of(HttpHead head, Part otherwise, Sink sink) throws MalformedHttpException {
        String coding = head.field("Transfer-Encoding");
        List<String> lengths = Handshakes.members(head, "Content-Length");
        if (coding != null && !lengths.isEmpty()) {
            throw new MalformedHttpException("it has both Transfer-Encoding and Content-Length");
        }
        if (coding != null) {
            if (!coding.toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new MalformedHttpException(
                        "its transfer coding is \"" + HeadReader.shortened(coding) + "\", which was not requested");
            }
            return new MessageBody(Part.CHUNK_LINE, 0, sink);
        }
        if (lengths.isEmpty()) {
            return new MessageBody(otherwise, 0, sink);
        }
        String length = lengths.get(0);
        if (lengths.stream().distinct().count() > 1 || !LENGTH.matcher(length).matches()) {
            throw new MalformedHttpException(
                    "its Content-Length is \"" + HeadReader.shortened(String.join(",", lengths)) + "\"");
        }
        long octets = Long.parseLong(length);
        return new MessageBody(octets == 0 ? Part.DONE : Part.DATA, octets, sink);
    }

    /** Whether all of it was read. */
    public boolean isDone() {
        return part == Part.DONE;
    }

    /** Whether it ends with the connection. */
    public boolean endsWithConnection() {
        return part == Part.UNTIL_END;
    }

    /**
     * Takes octets up to the end of the body.
     *
     * @return the offset after the last octet that belongs to it
     */
    public int feed(byte[] octets, int from, int to) throws MalformedHttpException {
        int next = from;
        while (next < to && part != Part.DONE) {
            switch (part) {
                case DATA, CHUNK_DATA, UNTIL_END -> next += data(octets, next, to);
                default -> {
                    @Nullable String complete = line((char) (octets[next++] & 0xFF));
                    if (complete != null) {
                        line(complete);
                    }
                }
            }
        }
        return next;
    }

    private int data(byte[] octets, int from, int to) {
        int count = part == Part.UNTIL_END ? to - from : (int) Math.min(remaining, to - from);
        sink.octets(octets, from, from + count);
        if (part != Part.UNTIL_END) {
            remaining -= count;
            if (remaining == 0) {
                part = part == Part.CHUNK_DATA ? Part.CHUNK_END : Part.DONE;
            }
        }
        return count;
    }

    /** The line that this octet completes, or null. */
    private @Nullable String line(char octet) throws MalformedHttpException {
        if (octet != '\n') {
            line.append(octet);
            if (line.length() > MAX_LINE) {
                throw MalformedHttpException.tooLong(
                        "a line within its chunked body is longer than " + MAX_LINE + " bytes");
            }
            return null;
        }
        String text = line.toString();
        line.setLength(0);
        if (!text.endsWith("\r")) {
            throw new MalformedHttpException("a line within its chunked body does not end with CR LF");
        }
        return text.substring(0, text.length() - 1);
    }

    private void line(String text) throws MalformedHttpException {
        if (part == Part.CHUNK_END) {
            if (!text.isEmpty()) {
                throw new MalformedHttpException(
                        "a chunk is followed by \"" + HeadReader.shortened(text) + "\" instead of CR LF");
            }
            part = Part.CHUNK_LINE;
        } else if (part == Part.CHUNK_LINE) {
            var size = CHUNK_SIZE.matcher(text);
            if (!size.matches()) {
                throw new MalformedHttpException("a chunk's size is \"" + HeadReader.shortened(text) + "\"");
            }
            remaining = Long.parseLong(size.group(1), 16);
            part = remaining == 0 ? Part.TRAILER : Part.CHUNK_DATA;
        } else if (text.isEmpty()) {
            part = Part.DONE;
        } else {
            trailers += text.length();
            if (trailers > MAX_TRAILERS) {
                throw MalformedHttpException.tooLong("its trailers are longer than " + MAX_TRAILERS + " bytes");
            }
        }
    }
}
