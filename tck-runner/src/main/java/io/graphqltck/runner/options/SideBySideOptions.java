package io.graphqltck.runner.options;

import com.sun.management.OperatingSystemMXBean;
import io.graphqltck.runner.CommandException;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many subjects are judged at the same time. */
public final class SideBySideOptions {

    private static final int MOST = 100;

    /** What a subject takes, with its runtime, at a rough guess. */
    private static final long BYTES_EACH = 512L << 20;

    @Option(
            names = "--subjects-at-once",
            paramLabel = "N",
            description =
                    "How many subjects are judged or checked at the same time. The default is two for each processor, at least 2,"
                            + " and fewer where memory is short. A subject that says `alone: true` is judged alone.")
    private @Nullable Integer subjectsAtOnce;

    /** At least 1. @throws CommandException for a value that makes no sense */
    public int subjectsAtOnce() {
        if (subjectsAtOnce == null) {
            return usual(Runtime.getRuntime().availableProcessors(), memory());
        }
        if (subjectsAtOnce < 1 || subjectsAtOnce > MOST) {
            throw CommandException.badInput(
                    "--subjects-at-once must be from 1 to " + MOST + ", but is " + subjectsAtOnce);
        }
        return subjectsAtOnce;
    }

    /** Most of a run is waiting, so that a processor serves more than one subject. */
    static int usual(int processors, long bytes) {
        long fitting = bytes / BYTES_EACH;
        return (int) Math.max(2, Math.min(Math.min(2L * processors, fitting), MOST));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
