package io.graphqltck.reports.console;

import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.text.SafeText;
import io.graphqltck.reports.text.Width;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line at a terminal that shows how far all runs together are; nothing where the output goes into a file or a pipe. Safe for use
 * by several threads.
 */
public final class ProgressLine {

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final boolean terminal;
    private final int width;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final long start;

    private int planned;
    private int done;
    private int failed;
    private int drawnColumns;
    private long lastDrawn;

    public ProgressLine(boolean terminal, int width, PrintStream out) {
        this(terminal, width, out, System::nanoTime);
    }

    ProgressLine(boolean terminal, int width, PrintStream out, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.width = width;
        this.out = out;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        this.lastDrawn = start - REDRAW_NANOS;
    }

    /** The part of one subject and protocol, which may run next to others. */
    public RunListener run() {
        return new Part();
    }

    /** Takes the line away, so that something else can be printed. */
    public synchronized void clear() {
        if (drawnColumns > 0) {
            out.print("\r" + " ".repeat(drawnColumns) + "\r");
            out.flush();
            drawnColumns = 0;
        }
    }

    private synchronized void planned(int scenarios) {
        planned += scenarios;
        draw("");
    }

    private synchronized void finished(String id, boolean first, int newFailures) {
        done += first ? 1 : 0;
        failed += newFailures;
        draw(id);
    }

    private void draw(String id) {
        long now = nanoClock.getAsLong();
        boolean due = now - lastDrawn >= REDRAW_NANOS || done == planned;
        if (!terminal || !due) {
            return;
        }
        lastDrawn = now;
        String counts = String.format(Locale.ROOT, "%d/%d  failed %d  %s", done, planned, failed, elapsed(now - start));
        // The last column stays free: some terminals begin a new line as soon as it is written to.
        String line = Width.cut(counts + "  " + SafeText.of(id, false), width - 1, "...")
                .stripTrailing();
        int columns = Width.of(line);
        out.print("\r" + line + " ".repeat(Math.max(0, drawnColumns - columns)));
        out.flush();
        drawnColumns = columns;
    }

    private static String elapsed(long nanos) {
        long seconds = Duration.ofNanos(nanos).toSeconds();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private final class Part implements RunListener {

        /** Whether each failed: a scenario that is played again is still one. */
        private final Map<String, Boolean> verdicts = new HashMap<>();

        @Override
        public void planned(int scenarios) {
            verdicts.clear(); // a repeated run plans anew
            ProgressLine.this.planned(scenarios);
        }

        @Override
        public void finished(ScenarioResult result) {
            boolean fails = result.verdict() == Verdict.FAILED;
            @Nullable Boolean before = verdicts.put(result.scenario().id(), fails);
            int newFailures = (fails ? 1 : 0) - (Boolean.TRUE.equals(before) ? 1 : 0);
            ProgressLine.this.finished(result.scenario().id(), before == null, newFailures);
        }
    }
}
