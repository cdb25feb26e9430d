package io.graphqltck.runner.command;

import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.ReportOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes reports again. */
@Command(
        name = "report",
        description = "Prints the summary of earlier results and writes reports of them; plays nothing.")
final class ReportCommand extends CommandBase {

    private final Kit kit;

    @Parameters(paramLabel = "DIR", description = "A folder that --out wrote, or its results.json.")
    private Path results = Path.of("");

    @Mixin
    private ReportOptions reports = new ReportOptions();

    ReportCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        try (ResultsFile file = ResultsFile.open(results)) {
            return new Rendering(kit, reports).of(file.results());
        }
    }
}
