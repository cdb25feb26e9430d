package io.graphqltck.runner.command;

import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.interop.InteropSession;
import io.graphqltck.runner.options.Durations;
import io.graphqltck.runner.options.PlayingOptions;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.options.SideBySideOptions;
import io.graphqltck.runner.subject.Described;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays real clients with real servers. */
@Command(
        name = "interop",
        description = "Plays every client with every server that these files describe and that share a protocol, and"
                + " says which pairs work, which do not, and whose fault it is.")
final class InteropCommand extends CommandBase {

    private final Kit kit;

    @Parameters(
            arity = "1..*",
            paramLabel = "SUBJECT.yaml",
            description = "Descriptions of subjects, at least a client and a server.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--pair-timeout",
            paramLabel = "TIME",
            defaultValue = "180s",
            description =
                    "How long one pair may take: 180s by default. What is not played by then counts as" + " not tried.")
    private String pairTimeout = "180s";

    @Option(
            names = "--over",
            paramLabel = "TRANSPORT",
            description = "Play over this alone, as results say it: `HTTP/1.1`, `HTTP/1.1 with TLS`, `HTTP/2` or"
                    + " `HTTP/2 with TLS`. The default is everything that both parties support.")
    private @Nullable String over;

    @Option(names = "--insecure", description = "Accept any certificate of a server.")
    private boolean insecure;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    @Mixin
    private PlayingOptions playing = new PlayingOptions();

    @Mixin
    private SideBySideOptions side = new SideBySideOptions();

    InteropCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws Exception {
        Duration budget = Durations.positive("--pair-timeout", pairTimeout);
        Described subjects = Described.subjects(files);
        return new InteropSession(
                        kit,
                        playing,
                        selecting,
                        subjects.list(),
                        subjects.files(),
                        new InteropSession.Terms(budget, over, insecure))
                .run(side.subjectsAtOnce());
    }
}
