package io.graphqltck.core.stream;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets of which a limited number is kept, and none once the shared memory is exhausted. */
public final class BoundedOctets {

    /** What grows is copied, and copied again when it is whole. */
    private static final long COPIES = 2;

    private final int limit;
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean paid = true;
    private long length;

    /** {@code limit}: the maximum number that is kept. */
    public BoundedOctets(int limit) {
        this.limit = limit;
    }

    /** Takes one. */
    public void add(int octet) {
        length++;
        if (paid && kept.size() < limit) {
            paid = lease.take(COPIES);
            if (paid) {
                kept.write(octet);
            } else {
                drop();
            }
        }
    }

    /** How many there were. */
    public long length() {
        return length;
    }

    /** Whether there were more than are kept. */
    public boolean isOver() {
        return length > kept.size();
    }

    /** Those that are kept. */
    public byte[] octets() {
        return kept.toByteArray();
    }

    /** Those that are kept, as UTF-8. */
    public String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Forgets all of them and releases their memory: a holder of octets holds their memory, too. */
    public void clear() {
        drop();
        paid = true;
        length = 0;
    }

    private void drop() {
        if (kept.size() > 0) {
            kept = new ByteArrayOutputStream(); // one that was large stays large
        }
        lease.close();
    }
}
