package io.graphqltck.wire.http;

import io.graphqltck.core.limit.KitLimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code br} (RFC 7932). The library reads whole streams only. What an encoder flushes is a whole number of meta-blocks,
 * padded to a byte, so that with an empty last meta-block after it everything that came is a whole stream, and is read again from its
 * beginning. Where that would take too long, it is tried only each time that the length has doubled.
 */
final class BrotliContent implements ContentDecoding {

    /** ISLAST and ISLASTEMPTY (RFC 7932 §9.2). */
    private static final byte[] LAST = {3};

    /** How much smaller than what comes out the coded body must be, since all of it is kept. */
    private static final int KEPT = 8;

    /** How many octets may come out once more before the attempts become few. */
    private static final long AGAIN = 32 << 20;

    private final long limit;
    private final MessageBody.Sink out;
    private final byte[] buffer = new byte[8192];
    private byte[] coded = new byte[1024];
    private int length;
    private int tried;
    private long spent;
    private long handedOn;
    private boolean closed;

    BrotliContent(long limit, MessageBody.Sink out) {
        this.limit = limit;
        this.out = out;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        if (closed) {
            return;
        }
        keep(octets, from, to);
        if (spent <= AGAIN || length >= 2L * tried) {
            tried = length;
            @Nullable IOException ignored = decode(LAST);
        }
    }

    @Override
    public void end() throws MalformedHttpException {
        if (closed) {
            return;
        }
        @Nullable IOException problem = decode(new byte[0]);
        if (problem != null) {
            String why =
                    problem.getCause() == null ? "" : ": " + problem.getCause().getMessage();
            throw new MalformedHttpException("it is cut off or not coded so" + why);
        }
    }

    private void keep(byte[] octets, int from, int to) {
        int more = to - from;
        if (length + (long) more > limit / KEPT) {
            String sentence = "the body is coded with br and has more than " + limit / KEPT
                    + " bytes, which the kit does not read";
            throw new KitLimitException(sentence);
        }
        if (length + more > coded.length) {
            coded = Arrays.copyOf(coded, Math.max(2 * coded.length, length + more));
        }
        System.arraycopy(octets, from, coded, length, more);
        length += more;
    }

    /**
     * Hands on what is new in the stream that this completes; nothing of one that is not whole, whose problem is returned. It is
     * decoded once to see that, and once more, so that what comes out is never held.
     */
    private @Nullable IOException decode(byte[] behind) {
        try {
            long all = decoded(behind, Long.MAX_VALUE);
            if (all > handedOn) {
                handedOn = decoded(behind, handedOn);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** Decodes all, passes on what follows after this number of octets, and returns how many were decoded. */
    private long decoded(byte[] behind, long known) throws IOException {
        long passed = 0;
        InputStream stream =
                new SequenceInputStream(new ByteArrayInputStream(coded, 0, length), new ByteArrayInputStream(behind));
        try (BrotliInputStream decoded = new BrotliInputStream(stream)) {
            for (int count = decoded.read(buffer); count > 0 && !closed; count = decoded.read(buffer)) {
                int from = (int) Math.min(count, Math.max(0, known - passed));
                passed += count;
                if (passed > limit) {
                    throw ContentDecoding.tooMuch("br", limit);
                }
                if (from < count) {
                    out.octets(buffer, from, count);
                }
            }
        } finally {
            spent += passed + length;
        }
        return passed;
    }

    @Override
    public void close() {
        closed = true;
        coded = new byte[0];
        length = 0;
    }
}
