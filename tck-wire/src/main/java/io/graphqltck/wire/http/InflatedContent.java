package io.graphqltck.wire.http;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes {@code gzip} or {@code deflate}. Holds native memory until {@link #close}. */
final class InflatedContent implements ContentDecoding {

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
        /** Between two members of gzip, or after all of deflate. */
        BEHIND,
        CLOSED
    }

    InflatedContent(boolean gzip, long limit, MessageBody.Sink out) {
        this.gzip = gzip;
        this.limit = limit;
        this.out = out;
        this.inflater = new Inflater(gzip);
        this.part = gzip ? Part.HEADER : Part.DATA;
    }

    @Override
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

    @Override
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
                    throw ContentDecoding.tooMuch(gzip ? "gzip" : "deflate", limit);
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
