package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the content coding of a body (RFC 9110 §8.4.1) as its octets come: what can be inflated is handed on at once. Stops for
 * good when more than a limit came out, so that a small body cannot occupy the kit. Holds native memory until {@link #close}. Not
 * safe for use by several threads.
 */
public final class ContentDecoding implements AutoCloseable {

    private final boolean gzip;
    private final long limit;
    private final MessageBody.Sink out;
    private final Inflater inflater;
    private final byte[] buffer = new byte[8192];
    private final CRC32 crc = new CRC32();
    private final GzipHeader header = new GzipHeader();
    private final byte[] trailer = new byte[8];
    private int trailing;
    private long inMember;
    private long length;
    private Part part;

    private enum Part {
        HEADER,
        DATA,
        TRAILER,
        /** Between two members of gzip, or behind all of deflate. */
        BEHIND,
        CLOSED
    }

    private ContentDecoding(boolean gzip, long limit, MessageBody.Sink out) {
        this.gzip = gzip;
        this.limit = limit;
        this.out = out;
        this.inflater = new Inflater(gzip);
        this.part = gzip ? Part.HEADER : Part.DATA;
    }

    /**
     * The codings that a message with this head has, in lower case, without {@code identity}; and without {@code none}, which is not
     * registered, but which servers send to keep proxies from coding a stream, and which nobody reads as a coding.
     */
    public static List<String> codings(HttpHead head) {
        return Handshakes.members(head, "Content-Encoding").stream()
                .map(coding -> coding.toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity") && !coding.equals("none"))
                .toList();
    }

    /** Whether the kit can undo these. */
    public static boolean isReadable(List<String> codings) {
        return codings.size() == 1 && List.of("gzip", "x-gzip", "deflate").contains(codings.get(0));
    }

    /**
     * Undoes one coding.
     *
     * @param coding {@code gzip}, {@code x-gzip} or {@code deflate}
     * @param limit of what comes out, in octets
     */
    public static ContentDecoding of(String coding, long limit, MessageBody.Sink out) {
        return new ContentDecoding(!coding.equals("deflate"), limit, out);
    }

    /** The next octets of the coded body. */
    public void octets(byte[] octets, int from, int to) throws MalformedHttpException {
        int next = from;
        while (next < to) {
            switch (part) {
                case HEADER -> {
                    if (header.take(octets[next++] & 0xFF)) {
                        part = Part.DATA;
                    }
                }
                case DATA -> next = data(octets, next, to);
                case TRAILER -> {
                    trailer[trailing++] = octets[next++];
                    if (trailing == trailer.length) {
                        checkTrailer();
                    }
                }
                case BEHIND -> {
                    if (!gzip) {
                        throw new MalformedHttpException("bytes follow the end of what is deflated");
                    }
                    nextMember(); // RFC 1952 §2.2
                }
                case CLOSED -> {
                    return;
                }
            }
        }
    }

    /** The body is at its end. */
    public void end() throws MalformedHttpException {
        if (part != Part.BEHIND && part != Part.CLOSED) {
            throw new MalformedHttpException("it ends before what is coded does");
        }
    }

    private int data(byte[] octets, int from, int to) throws MalformedHttpException {
        inflater.setInput(octets, from, to - from);
        try {
            int count;
            while ((count = inflater.inflate(buffer)) > 0) {
                if (gzip) {
                    crc.update(buffer, 0, count);
                }
                inMember += count;
                length += count;
                if (length > limit) {
                    throw new MalformedHttpException("more than " + limit + " bytes come out of it");
                }
                out.octets(buffer, 0, count);
                if (part == Part.CLOSED) { // by who was told
                    return to;
                }
            }
        } catch (DataFormatException e) {
            throw new MalformedHttpException(e.getMessage() == null ? "it is not deflated" : e.getMessage());
        }
        if (inflater.needsDictionary()) {
            throw new MalformedHttpException("it asks for a dictionary");
        }
        int next = to - inflater.getRemaining();
        if (inflater.finished()) {
            trailing = 0;
            part = gzip ? Part.TRAILER : Part.BEHIND;
        }
        return next;
    }

    private void checkTrailer() throws MalformedHttpException {
        if (number(0) != crc.getValue() || number(4) != (inMember & 0xFFFFFFFFL)) {
            throw new MalformedHttpException("its checksum or length is not that of its content");
        }
        part = Part.BEHIND;
    }

    private long number(int offset) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = (number << 8) | (trailer[offset + i] & 0xFF);
        }
        return number;
    }

    private void nextMember() {
        inflater.reset();
        crc.reset();
        header.reset();
        inMember = 0;
        part = Part.HEADER;
    }

    @Override
    public void close() {
        if (part != Part.CLOSED) {
            part = Part.CLOSED;
            inflater.end();
        }
    }
}
