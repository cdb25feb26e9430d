package io.graphqltck.runner.output;

import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.ReportOptions;
import java.util.Set;

/** Makes reports of results that were not just played. */
public final class Rendering {

    private final Kit kit;
    private final ReportOptions options;
    private final ReportFiles files;

    public Rendering(Kit kit, ReportOptions options, ReportFiles files) {
        this.kit = kit;
        this.options = options;
        this.files = files;
    }

    /** Says of results that they come from the journal of a run that was killed. */
    public static void noteUnfinished(ResultsFile file, Terminal terminal) {
        if (file.isUnfinished()) {
            terminal.note(file.file() + ": the run was killed; these are the results so far, from its journal");
        }
    }

    /** Prints the summary and writes the reports. Returns the exit code, which is that of the run that they are of. */
    public int of(Results results) throws Exception {
        return files.guard(() -> {
            ConsoleStyle style = Style.of(
                    kit.environment(),
                    kit.terminal().interactive(),
                    kit.terminal().interactive());
            ConsoleSummary summary = new ConsoleSummary(style);
            kit.terminal().page(summary.of(results));
            if (options.outcomes()) {
                kit.terminal().page(summary.outcomes(results));
            }
            files.write(results).ifPresent(file -> kit.terminal().note("report: " + file));
            return Ending.exitCode(results, options.failOn(), Set.of(), kit.terminal());
        });
    }
}
