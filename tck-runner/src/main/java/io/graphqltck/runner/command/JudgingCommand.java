package io.graphqltck.runner.command;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.JudgingOptions;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.output.RepeatedCommandLine;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.trial.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that judge subjects share. */
@Command
abstract class JudgingCommand extends CommandBase {

    private final Kit kit;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Spec
    private @Nullable CommandSpec spec;

    JudgingCommand(Kit kit) {
        this.kit = kit;
    }

    final Kit kit() {
        return kit;
    }

    final SelectionOptions selecting() {
        return selecting;
    }

    /** Judges one subject. */
    final int judge(SubjectDescription subject, ConnectionOptions connection, List<String> secrets) throws Exception {
        return session(List.of(subject), connection, secrets, typed(), Map.of()).run(1);
    }

    final Session session(
            List<SubjectDescription> subjects,
            ConnectionOptions connection,
            List<String> secrets,
            List<String> typed,
            Map<String, String> files) {
        RepeatCommand again = kit.repeat()
                .orElseGet(() -> new RepeatedCommandLine(kit.program(), typed, files, judging.showSecrets()));
        return new Session(kit, judging, selecting, subjects, connection, secrets, again);
    }

    /** The words after the program. */
    final List<String> typed() {
        if (spec == null || spec.root().commandLine().getParseResult() == null) {
            return List.of();
        }
        return spec.root().commandLine().getParseResult().originalArgs();
    }
}
