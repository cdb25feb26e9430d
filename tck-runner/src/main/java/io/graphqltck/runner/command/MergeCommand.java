package io.graphqltck.runner.command;

import io.graphqltck.reports.compare.Merging;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.ReportOptions;
import io.graphqltck.runner.output.Rendering;
import io.graphqltck.runner.output.ReportFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes one of several results. */
@Command(
        name = "merge",
        description =
                "Makes one result of several: of several subjects, and of the shards that --shard split a run into.")
final class MergeCommand extends CommandBase {

    private final Kit kit;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders that --out wrote, or their results.json.")
    private final List<Path> results = new ArrayList<>();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    MergeCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws Exception {
        if (reports.out().isEmpty()) {
            throw CommandException.badInput("--out is missing; name the folder for the merged results");
        }
        List<ResultsFile> files = new ArrayList<>();
        try {
            results.forEach(place -> files.add(ResultsFile.open(place)));
            Merging.Merged merged = Merging.of(files);
            ReportFiles target = new ReportFiles(reports, kit.terminal());
            merged.notes().forEach(note -> kit.terminal().note(note));
            return new Rendering(kit, reports, target).of(merged.results());
        } finally {
            files.forEach(ResultsFile::close);
        }
    }
}
