package io.graphqltck.core.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets plays begin as far as there is memory for the large messages that they are known to have: first come, first served, and one
 * in any case. Plays of ordinary messages do not wait. Safe for use by several threads.
 */
public final class Admission {

    private final long capacity;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long admitted;
    private int large;

    /** With the memory of this process. */
    public Admission() {
        this(SharedMemory.OF_PROCESS.capacity());
    }

    Admission(long capacity) {
        this.capacity = capacity;
    }

    /** Runs {@code begin} now, or when others have left. Each that entered must {@link #leave} once. */
    public void enter(long octets, Runnable begin) {
        synchronized (this) {
            if (octets > 0 && (!queue.isEmpty() || !fits(octets))) {
                queue.add(new Waiting(octets, begin));
                return;
            }
            admit(octets);
        }
        begin.run();
    }

    /** One that entered with so much is over; those for which there is room now begin, on this thread. */
    public void leave(long octets) {
        if (octets == 0) {
            return;
        }
        synchronized (this) {
            admitted -= octets;
            large--;
        }
        while (true) {
            Waiting next;
            synchronized (this) {
                if (queue.isEmpty() || !fits(queue.element().octets)) {
                    return;
                }
                next = queue.remove();
                admit(next.octets);
            }
            next.begin.run();
        }
    }

    private boolean fits(long octets) {
        return large == 0 || admitted + octets <= capacity;
    }

    private void admit(long octets) {
        if (octets > 0) {
            admitted += octets;
            large++;
        }
    }

    private record Waiting(long octets, Runnable begin) {}
}
