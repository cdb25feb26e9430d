package io.graphqltck.runner.command;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.judge.Rejudged;
import io.graphqltck.runner.judge.Rejudging;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.options.ReportOptions;
import io.graphqltck.runner.output.ChangeList;
import io.graphqltck.runner.output.Rendering;
import io.graphqltck.runner.output.ReportFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges earlier results again. */
@Command(
        name = "judge",
        description =
                "Judges the transcripts of earlier results again, by the scenarios and rules of this kit and without the"
                        + " subjects, and says what changed. The exit code is 1 when a verdict is worse.")
final class JudgeCommand extends CommandBase {

    private final Kit kit;

    @Parameters(paramLabel = "RESULTS", description = "A folder that --out wrote, or its results.json.")
    private Path results = Path.of("");

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "FILE",
            description = "More scenarios, from a `.tck.yaml` file. Repeatable.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--strict",
            description =
                    "Sentences that are explicit but harmless and widely not implemented fail instead of warning.")
    private boolean strict;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Known failures, instead of those in the results.")
    private @Nullable Path baseline;

    @Option(
            names = "--show-secrets",
            description = "Show the values of headers and connection parameters that may be secret.")
    private boolean showSecrets;

    @Option(names = "--any", description = "The exit code is 1 for any difference.")
    private boolean any;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    JudgeCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws Exception {
        boolean json = format.json();
        ReportFiles target = new ReportFiles(reports, kit.terminal());
        Catalog catalog = kit.catalog(files);
        @Nullable Baseline known = baseline == null ? null : BaselineFile.read(baseline);
        Judge judge = new Judge(Rules.load(JudgeCommand.class.getClassLoader()), strict);
        Redaction redaction =
                showSecrets ? Redaction.none() : Redaction.masking().knowing(catalog.protocols());
        try (ResultsFile file = ResultsFile.open(results)) {
            Rendering.noteUnfinished(file, kit.terminal());
            Rejudged rejudged = new Rejudging(catalog, judge, known, redaction, Program.version()).of(file.results());
            if (rejudged.judged() == 0) {
                rejudged.print(kit.terminal().err());
                throw CommandException.badInput("nothing in " + file.file() + " can be judged again");
            }
            List<Change> changes = ResultsComparison.of(file.results(), rejudged.results());
            return target.guard(() -> {
                ChangeList list = new ChangeList(changes, List.of());
                if (json) {
                    kit.terminal().json(JsonText.write(rejudged.json(list.json())));
                } else {
                    rejudged.print(kit.terminal().out());
                    list.print(kit.terminal().out());
                }
                kit.terminal().out().flush();
                target.write(rejudged.results())
                        .ifPresent(place -> kit.terminal().note("report: " + place));
                return changes.stream().anyMatch(change -> any || change.kind().isWorse())
                        ? ExitCode.NOT_CONFORMANT
                        : ExitCode.CONFORMANT;
            });
        }
    }
}
