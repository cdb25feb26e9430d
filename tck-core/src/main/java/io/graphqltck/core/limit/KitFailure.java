package io.graphqltck.core.limit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first {@link Error} of this process, such as an exhausted heap or stack. It is the kit's own trouble wherever it shows:
 * no subject is blamed for anything from then on, and the run ends with what there is.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // it is remembered, never thrown again
public final class KitFailure {

    /** Given up at once, so that what there is can still be written. */
    @SuppressWarnings("UnusedVariable") // it is there to be let go
    private static byte @Nullable [] reserve =
            new byte[(int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 24)];

    private static final int DEEPEST = 20;
    private static final Object LOCK = new Object();
    private static final List<Runnable> WAITING = new ArrayList<>();
    private static volatile @Nullable Error first;

    private KitFailure() {}

    /** Remembers an error of the kit, and tells all who wait for something that may not happen any more. */
    public static void report(Error error) {
        List<Runnable> told;
        synchronized (LOCK) {
            reserve = null;
            if (first != null) {
                return;
            }
            first = error;
            told = List.copyOf(WAITING);
        }
        told.forEach(Runnable::run);
    }

    /** The same, for one that may follow another exception. Whether there is one. */
    public static boolean reportIn(@Nullable Throwable cause) {
        int depth = 0;
        for (Throwable at = cause; at != null && depth < DEEPEST; at = at.getCause()) {
            if (at instanceof Error error) {
                report(error);
                return true;
            }
            depth++;
        }
        return false;
    }

    /** The first one, or null. */
    public static @Nullable Error first() {
        return first;
    }

    /** What is said of it. */
    public static String sentence() {
        @Nullable Error error = first;
        boolean memory = error instanceof OutOfMemoryError;
        return "the kit itself failed: " + error
                + (memory ? "; give it more memory (java -Xmx1g), or play fewer scenarios at once (--jobs)" : "");
    }

    /** Runs this when there is one, or now where there was. Until {@link Watch#close}. */
    public static Watch watch(Runnable told) {
        boolean late;
        synchronized (LOCK) {
            late = first != null;
            WAITING.add(told);
        }
        if (late) {
            told.run();
        }
        return () -> {
            synchronized (LOCK) {
                WAITING.remove(told);
            }
        };
    }

    /** Forgets it and reserves memory again, for a program that continues, such as a test. */
    public static void forget() {
        synchronized (LOCK) {
            first = null;
            reserve = new byte[(int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 24)];
        }
    }

    /** Somebody who waits. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
