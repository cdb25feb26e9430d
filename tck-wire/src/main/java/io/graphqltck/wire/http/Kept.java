package io.graphqltck.wire.http;

import java.io.ByteArrayOutputStream;

/** Keeps no more of a body than a limit, and counts the rest. Not safe for use by several threads. */
public final class Kept implements MessageBody.Sink {

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    /** {@code limit}: in octets. */
    public Kept(int limit) {
        this.limit = limit;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        int count = to - from;
        kept.write(octets, from, Math.min(count, limit - kept.size()));
        length += count;
    }

    /** All that came, or nothing where that is more than the limit. */
    public byte[] octets() {
        return length > limit ? new byte[0] : kept.toByteArray();
    }

    /** How much came, in octets. */
    public long length() {
        return length;
    }
}
