package io.graphqltck.runner.command;

import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.ReportOptions;
import io.graphqltck.runner.output.Ending;
import io.graphqltck.runner.output.ReportFiles;
import io.graphqltck.runner.output.Style;
import java.util.Set;

/** Makes reports of results that were not just played. */
final class Rendering {

    private final Kit kit;
    private final ReportOptions options;
    private final ReportFiles files;

    /** Checks first that the reports could be written. */
    Rendering(Kit kit, ReportOptions options) {
        this.kit = kit;
        this.options = options;
        this.files = new ReportFiles(options, kit.terminal());
    }

    /** Prints the summary and writes the reports. Returns the exit code, which is that of the run that they are of. */
    int of(Results results) {
        files.begin();
        kit.terminal()
                .out()
                .print(new ConsoleSummary(
                                Style.of(kit.environment(), kit.terminal().interactive()))
                        .of(results));
        kit.terminal().out().flush();
        files.write(results).ifPresent(file -> kit.terminal().note("results: " + file));
        files.annotate(results);
        return Ending.exitCode(results, options.failOn(), Set.of(), kit.terminal());
    }
}
