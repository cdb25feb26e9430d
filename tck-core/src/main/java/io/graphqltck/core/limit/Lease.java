package io.graphqltck.core.limit;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A share of the memory that all have together. What is not given back is given back when nobody holds the lease any more, as
 * after a connection that ended in the middle of a message.
 */
public final class Lease implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    /** So much at once, so that the common counter is not asked for each value. */
    private static final int STEP = 16 << 10;

    private final SharedMemory memory;
    private final AtomicLong held = new AtomicLong();
    private long used;
    private boolean watched;

    Lease(SharedMemory memory) {
        this.memory = memory;
    }

    /** Takes so much more; false, and nothing, where that is not left. Called on one thread at a time. */
    public boolean take(long octets) {
        long missing = used + octets - held.get();
        if (missing > 0) {
            long more = Math.max(missing, STEP);
            if (!memory.take(more)) {
                return false;
            }
            held.addAndGet(more);
            watch();
        }
        used += octets;
        return true;
    }

    /** Notes that so much more is held already: what others want is refused instead. */
    public void charge(long octets) {
        long missing = used + octets - held.get();
        if (missing > 0) {
            memory.charge(missing);
            held.addAndGet(missing);
            watch();
        }
        used += octets;
    }

    private void watch() {
        if (!watched) {
            watched = true;
            AtomicLong mine = held;
            SharedMemory from = memory;
            var unused = CLEANER.register(this, () -> from.giveBack(mine.getAndSet(0)));
        }
    }

    /** How much was taken. */
    public long used() {
        return used;
    }

    /** Gives all back. */
    @Override
    public void close() {
        used = 0;
        memory.giveBack(held.getAndSet(0));
    }
}
