package io.graphqltck.core.subject;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client library under test. Implementations that live in the JVM are written by the library's author. */
public interface ClientSubject extends AutoCloseable {

    /** Makes a client. It may connect at once or with its first operation. Never blocks. */
    ClientSession open(Opening opening, ApplicationListener listener);

    /** How the client's process crashed, or null while it runs or where it has none; the next {@link #open} starts it again. */
    default @Nullable String crash() {
        return null;
    }

    /** As {@link #crash()}, once what may be ending the process just now has had this time to show. */
    default @Nullable String crash(Duration within) throws InterruptedException {
        return crash();
    }

    /** When its processes crashed until now, by {@link System#nanoTime}. */
    default List<Long> crashes() {
        return List.of();
    }

    /** Restarts a process that crashed, and waits until it is ready. */
    default void revive() throws InterruptedException {
        // One that has no process needs none.
    }

    /** Ends whatever this subject started. */
    @Override
    void close();
}
