package io.graphqltck.wire.deflate;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses one message, piece by piece. Stops for good as soon as more than {@code limit} octets came out, so that a
 * small message cannot occupy the kit. Holds native memory until {@link #close}.
 */
public final class Inflation implements AutoCloseable {

    /** Where decompressed octets go. */
    @FunctionalInterface
    public interface Output {
        void octets(byte[] octets, int from, int to);
    }

    /** What a sender left out at the end of the message (RFC 7692 §7.2.2). */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    /** An empty last block: it is only understood as one if the message ended between two blocks. */
    private static final byte[] LAST_BLOCK = {1, 0, 0, (byte) 0xFF, (byte) 0xFF};

    private final Inflater inflater;
    /** The window, if it serves the messages after this one, too. */
    private final @Nullable SharedInflater context;

    private final byte[] buffer = new byte[8192];
    private final Output output;
    private final long limit;
    private long length;
    private boolean betweenStreams;

    /**
     * For one message.
     *
     * @param limit in octets
     */
    public Inflation(long limit, Output output) {
        this.inflater = new Inflater(true);
        this.context = null;
        this.limit = limit;
        this.output = output;
    }

    /** For one of several messages that share their window. */
    public Inflation(SharedInflater context, long limit, Output output) {
        this.inflater = context.inflater();
        this.context = context;
        this.limit = limit;
        this.output = output;
    }

    /** The next octets of the message's compressed payload. */
    public void octets(byte[] octets, int from, int to) throws DataFormatException {
        int start = from;
        while (start < to && !isOverLimit()) {
            betweenStreams = false;
            inflater.setInput(octets, start, to - start);
            drain();
            start = to;
            if (inflater.finished()) {
                // RFC 7692 §7.2.3.4: a block with BFINAL set does not end the message
                start = to - inflater.getRemaining();
                inflater.reset();
                betweenStreams = true;
            }
        }
    }

    /** To be called when the last frame has been handed over. */
    public void end() throws DataFormatException {
        if (betweenStreams || isOverLimit()) {
            return;
        }
        octets(TAIL, 0, TAIL.length);
        if (context != null) {
            return;
        }
        octets(LAST_BLOCK, 0, LAST_BLOCK.length);
        if (!betweenStreams && !isOverLimit()) {
            throw new DataFormatException("it ends within a block");
        }
    }

    private void drain() throws DataFormatException {
        int count;
        while (!isOverLimit() && (count = inflater.inflate(buffer)) > 0) {
            length += count;
            output.octets(buffer, 0, count);
        }
        if (isOverLimit() && context != null) {
            context.lose();
        }
        if (inflater.needsDictionary()) {
            throw new DataFormatException("it asks for a dictionary");
        }
    }

    /** Whether it is longer than the limit, or cannot be read because one before it was. */
    public boolean isOverLimit() {
        return length > limit || (context != null && context.isLost());
    }

    @Override
    public void close() {
        if (context == null) {
            inflater.end();
        }
    }
}
