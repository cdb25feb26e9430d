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

/** One line at a terminal that tells how far a run is; nothing where the output goes into a file or a pipe. */
public final class ProgressLine implements RunListener {

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final boolean terminal;
    private final int width;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final long start;

    /** Whether each failed. Scenarios of the current run: one that is played again is still one. */
    private final Map<String, Boolean> failed = new HashMap<>();

    private int plannedInAll;
    private int doneBefore;
    private int failedBefore;
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

    @Override
    public synchronized void planned(int scenarios) {
        doneBefore += failed.size();
        failedBefore += failures();
        failed.clear();
        plannedInAll += scenarios;
        draw("");
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        failed.put(result.scenario().id(), result.verdict() == Verdict.FAILED);
        draw(result.scenario().id());
    }

    /** Takes the line away, so that something else can be printed. */
    public synchronized void clear() {
        if (drawnColumns > 0) {
            out.print("\r" + " ".repeat(drawnColumns) + "\r");
            out.flush();
            drawnColumns = 0;
        }
    }

    private int failures() {
        return (int) failed.values().stream().filter(isFailed -> isFailed).count();
    }

    private void draw(String id) {
        long now = nanoClock.getAsLong();
        int done = doneBefore + failed.size();
        boolean due = now - lastDrawn >= REDRAW_NANOS || done == plannedInAll;
        if (!terminal || !due) {
            return;
        }
        lastDrawn = now;
        String counts = String.format(
                Locale.ROOT,
                "%d/%d  failed %d  %s",
                done,
                plannedInAll,
                failedBefore + failures(),
                elapsed(now - start));
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
}
