package io.graphqltck.runner.command;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.output.ChangeList;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two results. */
@Command(
        name = "diff",
        description = "Compares two results scenario by scenario: what fails newly, is fixed, fails for another reason,"
                + " appeared or is gone. The exit code is 1 when the newer ones are worse.")
final class DiffCommand extends CommandBase {

    private final Kit kit;

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder that --out wrote, or its results.json.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The same of a later run.")
    private Path after = Path.of("");

    @Option(names = "--any", description = "The exit code is 1 for any difference.")
    private boolean any;

    @Option(
            names = "--as",
            paramLabel = "NEW=OLD",
            description = "The subject NEW of the later run was called OLD before. Repeatable.")
    private Map<String, String> earlierNames = new LinkedHashMap<>();

    @Mixin
    private FormatOption format = new FormatOption();

    DiffCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        boolean json = format.json();
        try (ResultsFile old = ResultsFile.open(before);
                ResultsFile now = ResultsFile.open(after)) {
            noteIncomplete(old);
            noteIncomplete(now);
            Map<String, String> earlier = named(old.results(), now.results());
            List<Change> changes = ResultsComparison.of(old.results(), now.results(), earlier);
            ChangeList list =
                    new ChangeList(changes, ResultsComparison.repinned(old.results(), now.results(), earlier));
            if (json) {
                kit.terminal().json(JsonText.write(list.json()));
            } else {
                list.print(kit.terminal().out());
            }
            boolean red = any
                    ? !list.isEmpty()
                    : changes.stream().anyMatch(change -> change.kind().isWorse());
            return red ? ExitCode.NOT_CONFORMANT : ExitCode.CONFORMANT;
        }
    }

    private Map<String, String> named(Results old, Results now) {
        earlierNames.forEach((after, before) -> {
            check("NEW", after, now);
            check("OLD", before, old);
        });
        return earlierNames;
    }

    private static void check(String which, String name, Results results) {
        List<String> names = results.runs().stream()
                .map(run -> run.subject().name())
                .distinct()
                .toList();
        if (!names.contains(name)) {
            throw CommandException.badInput(
                    "--as: " + which + " has no subject `" + name + "`; its subjects are " + String.join(", ", names));
        }
    }

    private void noteIncomplete(ResultsFile file) {
        Results results = file.results();
        boolean part = results.runs().stream().anyMatch(run -> run.shard() != null);
        if (part || !results.complete()) {
            kit.terminal()
                    .note(file.file() + " is not complete: what it lacks looks as if it were gone or had appeared");
        }
    }
}
