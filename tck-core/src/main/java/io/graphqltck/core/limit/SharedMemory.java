package io.graphqltck.core.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all running scenarios share for what subjects send: octets on their way, the values that are read from them,
 * and transcripts. Bytes on the wire are bounded anyway; this bounds what they become.
 */
public final class SharedMemory {

    /** The one of this process: a part of the heap, since all the rest needs memory, too. */
    public static final SharedMemory OF_PROCESS =
            new SharedMemory(Runtime.getRuntime().maxMemory() / 5 * 2);

    private final long capacity;
    private final AtomicLong taken = new AtomicLong();

    SharedMemory(long capacity) {
        this.capacity = capacity;
    }

    /** A share of nothing yet. */
    public Lease lease() {
        return new Lease(this);
    }

    long capacity() {
        return capacity;
    }

    long taken() {
        return taken.get();
    }

    /** Whether so much is held already that what only waits to be shown should take less. */
    public boolean isScarce() {
        return taken.get() > capacity / 2;
    }

    boolean take(long octets) {
        if (taken.addAndGet(octets) <= capacity) {
            return true;
        }
        taken.addAndGet(-octets);
        return false;
    }

    void giveBack(long octets) {
        taken.addAndGet(-octets);
    }
}
