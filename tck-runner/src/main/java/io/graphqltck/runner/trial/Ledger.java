package io.graphqltck.runner.trial;

import io.graphqltck.core.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All results of one invocation, also those of runs that are under way, in the order in which their entries were made. Safe for use
 * by several threads.
 */
final class Ledger {

    private final Instant started = Instant.now();
    private final List<Entry> entries = new ArrayList<>();

    /** The place of one run, which need not have begun. */
    final class Entry {

        private @Nullable RunResult finished;
        private @Nullable Supplier<RunResult> current;

        /** The run begins; {@code soFar} says what there is of it. */
        void begin(Supplier<RunResult> soFar) {
            synchronized (Ledger.this) {
                current = soFar;
            }
        }

        void finish(RunResult run) {
            synchronized (Ledger.this) {
                current = null;
                finished = run;
            }
        }
    }

    Instant started() {
        return started;
    }

    /** Makes room for one more run. */
    synchronized Entry entry() {
        Entry entry = new Entry();
        entries.add(entry);
        return entry;
    }

    /** What is finished, and what there is of the rest. A run that is under way plays nothing more. */
    synchronized List<RunResult> all() {
        List<RunResult> all = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.finished != null) {
                all.add(entry.finished);
            } else if (entry.current != null) {
                all.add(entry.current.get());
            }
        }
        return all;
    }
}
