package io.graphqltck.core.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all running scenarios share for what subjects send: octets on their way, the values that are read from them,
 * and transcripts. Bytes on the wire are bounded anyway; this bounds what they become.
 */
public final class SharedMemory {

    /** The one of this process: a part of the heap, since all the rest needs memory, too. */
    public static final SharedMemory OF_PROCESS =
            new SharedMemory(Runtime.getRuntime().maxMemory() / 5 * 2, new Collector());

    private final long capacity;
    private final Runnable collector;
    private final AtomicLong taken = new AtomicLong();

    /** {@code collector}: called where there is no room, since leases that nobody holds are found by a collection only. */
    SharedMemory(long capacity, Runnable collector) {
        this.capacity = capacity;
        this.collector = collector;
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
        collector.run();
        return false;
    }

    void charge(long octets) {
        taken.addAndGet(octets);
    }

    void giveBack(long octets) {
        taken.addAndGet(-octets);
    }
}
