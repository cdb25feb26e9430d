package io.graphqltck.runner.trial;

import io.graphqltck.core.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All results of one invocation, also those of a run that is under way. Safe for use by several threads. */
final class Ledger {

    private final Instant started = Instant.now();
    private final List<RunResult> finished = new ArrayList<>();
    private @Nullable Supplier<RunResult> current;

    Instant started() {
        return started;
    }

    /** A run begins; {@code soFar} tells what there is of it. */
    synchronized void begin(Supplier<RunResult> soFar) {
        current = soFar;
    }

    synchronized void finish(RunResult run) {
        current = null;
        finished.add(run);
    }

    /** What is finished, and what there is of the rest. A run that is under way plays nothing more. */
    synchronized List<RunResult> all() {
        List<RunResult> all = new ArrayList<>(finished);
        if (current != null) {
            all.add(current.get());
        }
        return all;
    }
}
