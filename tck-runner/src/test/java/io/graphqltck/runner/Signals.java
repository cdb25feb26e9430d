package io.graphqltck.runner;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shell's command in the background is started with SIGINT ignored, and so are all that it starts: then nothing can be interrupted. */
final class Signals {

    /** The second signal's bit of {@code SigIgn}. */
    private static final long INTERRUPT = 1 << 1;

    private Signals() {}

    /** Skips the test where the build was started in the background. Where this cannot be known the test runs. */
    static void assumeInterruptible() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeFalse(
                Files.isReadable(status)
                        && Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("SigIgn:"))
                                .anyMatch(line -> (Long.parseUnsignedLong(
                                                        line.substring("SigIgn:".length())
                                                                .strip(),
                                                        16)
                                                & INTERRUPT)
                                        != 0),
                "SIGINT is ignored here, as in the background of a shell");
    }
}
