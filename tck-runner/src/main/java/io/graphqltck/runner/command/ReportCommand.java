package io.graphqltck.runner.command;

import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.ReportOptions;
import io.graphqltck.runner.output.Rendering;
import io.graphqltck.runner.output.ReportFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes reports again. */
@Command(
        name = "report",
        description =
                "Prints the summary of earlier results and makes index.html of them again, or the reports that --report"
                        + " names; plays nothing.")
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
    public Integer call() throws Exception {
        try (ResultsFile file = ResultsFile.open(results)) {
            Rendering.noteUnfinished(file, kit.terminal());
            @Nullable Path folder = file.file().toAbsolutePath().getParent();
            ReportFiles target = ReportFiles.again(reports, folder == null ? Path.of("") : folder, kit.terminal());
            return new Rendering(kit, reports, target).of(file.results());
        }
    }
}
