package io.graphqltck.runner.command;

import io.graphqltck.core.load.Lint;
import io.graphqltck.core.text.Problem;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files. */
@Command(
        name = "lint",
        description = "Checks scenario files, descriptions of subjects, baselines and folders of protocols.")
final class LintCommand extends CommandBase {

    private final Kit kit;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A file, or a folder that holds a protocol.")
    private final List<Path> files = new ArrayList<>();

    LintCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<Problem> problems = Lint.check(kit.data(), files);
        if (problems.isEmpty()) {
            kit.terminal()
                    .out()
                    .println(files.size() == 1 ? "1 file, no problems" : files.size() + " files, no problems");
            return ExitCode.CONFORMANT;
        }
        problems.forEach(kit.terminal().out()::println);
        kit.terminal().note(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        return ExitCode.BAD_INPUT;
    }
}
