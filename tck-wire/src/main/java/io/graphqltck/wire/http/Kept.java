package io.graphqltck.wire.http;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.io.ByteArrayOutputStream;

/** Keeps no more of a body than a limit, and counts the rest. Not safe for use by several threads. */
public final class Kept implements MessageBody.Sink {

    /** What grows is copied, and copied again when it is whole. */
    private static final long COPIES = 2;

    private final int limit;
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean whole = true;
    private long length;

    /** {@code limit}: in octets. */
    public Kept(int limit) {
        this.limit = limit;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        int count = to - from;
        int fits = Math.min(count, limit - kept.size());
        if (!whole || !lease.take(COPIES * fits)) {
            whole = false;
            kept = new ByteArrayOutputStream();
            lease.close();
        } else {
            kept.write(octets, from, fits);
        }
        length += count;
    }

    /** Hands over all that came, or nothing where that is more than the limit, or than there is memory for. Called once. */
    public byte[] octets() {
        byte[] octets = !whole || length > limit ? new byte[0] : kept.toByteArray();
        kept = new ByteArrayOutputStream();
        lease.close(); // their holder holds their memory, too
        return octets;
    }

    /** How much came, in octets. */
    public long length() {
        return length;
    }
}
