package io.graphqltck.runner.command;

import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.SideBySideOptions;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.Described;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges subjects by their descriptions. */
@Command(
        name = "run",
        description = "Installs, starts and judges the subjects that these files describe, against their baselines.")
final class RunCommand extends JudgingCommand {

    @Parameters(arity = "1..*", paramLabel = "SUBJECT.yaml", description = "Descriptions of subjects.")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--tls", description = "Test clients over wss, with the kit's certificate.")
    private boolean tls;

    @Mixin
    private SideBySideOptions side = new SideBySideOptions();

    RunCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        Described subjects = Described.subjects(files);
        return session(
                        subjects.list(),
                        new ConnectionOptions(List.of(), false, tls, false),
                        List.of(),
                        typed(),
                        subjects.files())
                .run(side.subjectsAtOnce());
    }
}
