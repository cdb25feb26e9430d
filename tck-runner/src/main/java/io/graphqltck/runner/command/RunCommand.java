package io.graphqltck.runner.command;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.SideBySideOptions;
import io.graphqltck.runner.subject.Reach;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--tls", description = "Test clients over wss, with a certificate of the kit's own.")
    private boolean tls;

    @Mixin
    private SideBySideOptions side = new SideBySideOptions();

    RunCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        List<SubjectDescription> subjects = new ArrayList<>();
        Map<String, String> byName = new LinkedHashMap<>();
        for (Path file : files) {
            SubjectDescription subject = SubjectReader.read(file);
            if (byName.putIfAbsent(subject.name(), file.toString()) != null) {
                throw CommandException.badInput("two subjects are named `" + subject.name() + "`: "
                        + byName.get(subject.name()) + " and " + file);
            }
            subjects.add(subject);
        }
        return session(subjects, new Reach(List.of(), false, tls, false), List.of(), typed(), byName)
                .run(side.subjectsAtOnce());
    }
}
