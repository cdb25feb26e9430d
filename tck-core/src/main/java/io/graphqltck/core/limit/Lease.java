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

    Lease(SharedMemory memory) {
        this.memory = memory;
        AtomicLong mine = held;
        var unused = CLEANER.register(this, () -> memory.giveBack(mine.getAndSet(0)));
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
        }
        used += octets;
        return true;
    }

    /** Takes over what another one holds, which then holds nothing. */
    public void takeOver(Lease other) {
        held.addAndGet(other.held.getAndSet(0));
        used += other.used;
        other.used = 0;
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
