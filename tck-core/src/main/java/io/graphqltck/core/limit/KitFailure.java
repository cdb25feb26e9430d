package io.graphqltck.core.limit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first {@link Error} of this process, such as an exhausted heap or stack, or the first exception that nothing caught. It is
 * the kit's own trouble wherever it shows:
 * no subject is blamed for anything from then on, and the run ends with what there is.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // it is remembered, never thrown again
public final class KitFailure {

    /** Given up at once, so that what there is can still be written. */
    @SuppressWarnings("UnusedVariable") // it is there to be let go
    private static byte @Nullable [] reserve =
            new byte[(int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 24)];

    /** How every sentence about the kit's own trouble begins. */
    public static final String PREFIX = "the kit itself failed: ";

    private static final int DEEPEST = 20;
    private static final Object LOCK = new Object();
    private static final List<Runnable> WAITING = new ArrayList<>();
    private static volatile @Nullable Throwable first;

    private KitFailure() {}

    /** Remembers an error of the kit, and tells all who wait for something that may not happen any more. */
    public static void report(Throwable error) {
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
    public static @Nullable Throwable first() {
        return first;
    }

    /** What is said of it. */
    public static String sentence() {
        @Nullable Throwable error = first;
        boolean memory = error instanceof OutOfMemoryError;
        return PREFIX
                + error
                + (memory ? "; give it more memory (java -Xmx1g), or play fewer scenarios at once (--jobs)" : "");
    }

    /** What is said of a mistake of the kit that ends one play and no other. */
    public static String sentence(Throwable mistake) {
        return PREFIX + mistake;
    }

    /** What is said of this, which is reported first where it is an error. */
    public static String reported(Throwable cause) {
        return reportIn(cause) ? sentence() : sentence(cause);
    }

    /** Whether a network's exception is the kit's mistake: nothing that a peer sends makes the JDK's classes complain. */
    public static boolean isMistake(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root instanceof RuntimeException && root.getClass().getName().startsWith("java.");
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
