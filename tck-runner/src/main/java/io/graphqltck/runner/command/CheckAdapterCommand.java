package io.graphqltck.runner.command;

import io.graphqltck.client.process.AdapterCheck;
import io.graphqltck.client.process.AdapterCheckReport;
import io.graphqltck.client.process.AdapterSubject;
import io.graphqltck.client.process.CheckedDialogues;
import io.graphqltck.client.process.StandInCheck;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.CapabilityTable;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.SideBySideOptions;
import io.graphqltck.runner.subject.Installer;
import io.graphqltck.runner.subject.OwnCertificate;
import io.graphqltck.runner.trial.SideBySide;
import io.graphqltck.wire.ListenOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an adapter. */
@Command(
        name = "check-adapter",
        description = "Checks an adapter against the adapter protocol, and says what is wrong with it.")
final class CheckAdapterCommand extends CommandBase {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kit kit;

    @Parameters(arity = "0..*", paramLabel = "CMD", description = "After `--`: the adapter's command.")
    private final List<String> command = new ArrayList<>();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "Which protocol the adapter is to speak with the kit; needed where the kit knows several.")
    private @Nullable String protocol;

    @Option(
            names = "--subject",
            paramLabel = "FILE",
            description =
                    "Instead of a command: the adapter of this `subject.yaml`, which is installed first, with every protocol"
                            + " that it speaks. Repeatable.")
    private final List<Path> subjects = new ArrayList<>();

    @Option(
            names = "--stand-in",
            paramLabel = "NAME=VALUE",
            description =
                    "An environment variable that puts a stand-in in the library's place. The adapter is started once more with"
                            + " it, and must report all that the stand-in hands out. Repeatable.")
    private final Map<String, String> standIn = new LinkedHashMap<>();

    @Option(
            names = "--stand-in-kind",
            paramLabel = "KIND",
            description =
                    "How the stand-in hands out results: `callbacks`, the default, `iterator` or `throwing-iterator`.")
    private String standInKind = StandInCheck.Kind.CALLBACKS.word();

    @Mixin
    private SideBySideOptions sideBySide = new SideBySideOptions();

    CheckAdapterCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (command.isEmpty() == subjects.isEmpty()) {
            throw CommandException.badInput("name the adapter's command after `--`, or a description with --subject");
        }
        if (subjects.isEmpty()) {
            AdapterCheckReport report = check(
                    new ChildCommand(command, Path.of("").toAbsolutePath(), Map.of()),
                    new CheckedDialogues(checkable(), words()));
            kit.terminal().out().print(report.text());
            return exitCode(report);
        }
        List<Described> checks = new ArrayList<>();
        for (Path file : subjects) {
            checks.add(new Described(SubjectReader.read(file)));
        }
        SideBySide.run(checks, sideBySide.subjectsAtOnce());
        return checks.stream().mapToInt(each -> each.worst).max().orElse(ExitCode.CONFORMANT);
    }

    /** The adapter of one description, with each protocol that it speaks. What is said of it is printed as a whole. */
    private final class Described implements SideBySide.Work {

        private final SubjectDescription subject;
        private int worst = ExitCode.CONFORMANT;

        Described(SubjectDescription subject) {
            if (subject.adapter().isEmpty()) {
                throw CommandException.badInput(subject.name() + " has no `adapter`");
            }
            this.subject = subject;
        }

        /** Over what the description says. */
        private CheckedDialogues dialogues(Protocol spoken) {
            ListenOptions listening = ListenOptions.loopback().withHttp2(subject.http() == HttpVersion.HTTP_2);
            if (!subject.tls()) {
                return dialogues(spoken, listening, null);
            }
            OwnCertificate certificate = OwnCertificate.generate();
            return dialogues(spoken, certificate.on(listening), certificate.authority());
        }

        private CheckedDialogues dialogues(Protocol spoken, ListenOptions listening, @Nullable Path authority) {
            @Nullable Path known = subject.baseline();
            return new CheckedDialogues(
                    spoken,
                    words(),
                    listening,
                    authority,
                    List.copyOf(subject.capabilities()),
                    known == null ? Baseline.EMPTY : BaselineFile.read(known));
        }

        @Override
        public boolean isAlone() {
            return false;
        }

        @Override
        public void prepare() throws InterruptedException {
            try {
                new Installer(kit.terminal()::note).install(subject);
            } catch (CommandException e) {
                if (subjects.size() == 1) {
                    throw e;
                }
                // The others can still be checked; the exit code tells in the end.
                kit.terminal().note(Program.NAME + ": " + e.getMessage());
                worst = ExitCode.NO_SUBJECT;
            }
        }

        @Override
        public void run() throws InterruptedException {
            if (worst != ExitCode.CONFORMANT) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (String name : subject.protocols()) {
                if (protocol == null || protocol.equals(name)) {
                    text.append(subject.name()).append(" with ").append(name).append('\n');
                    ChildCommand adapter = new ChildCommand(subject.adapter(), subject.folder(), subject.environment());
                    AdapterCheckReport report =
                            check(adapter, dialogues(kit.catalog(List.of()).protocol(name)));
                    text.append(report.text());
                    worst = Math.max(worst, exitCode(report));
                }
            }
            synchronized (kit) {
                kit.terminal().out().print(text);
                kit.terminal().out().flush();
            }
        }
    }

    private AdapterCheckReport check(ChildCommand adapter, CheckedDialogues dialogues) throws InterruptedException {
        StandInCheck.Kind kind = kind();
        try (dialogues) {
            AdapterCheckReport report =
                    new AdapterCheck(adapter, dialogues, AdapterSubject.READY_TIMEOUT, PATIENCE).run();
            return standIn.isEmpty()
                    ? report
                    : report.and(
                            new StandInCheck(adapter, standIn, dialogues, kind, AdapterSubject.READY_TIMEOUT, PATIENCE)
                                    .run());
        }
    }

    private StandInCheck.Kind kind() {
        return Arrays.stream(StandInCheck.Kind.values())
                .filter(kind -> kind.word().equals(standInKind))
                .findFirst()
                .orElseThrow(() -> CommandException.badInput("--stand-in-kind must be "
                        + Arrays.stream(StandInCheck.Kind.values())
                                .map(kind -> "`" + kind.word() + "`")
                                .collect(Collectors.joining(", "))
                        + ", but is `" + standInKind + "`"));
    }

    private static int exitCode(AdapterCheckReport report) {
        if (report.ok()) {
            return ExitCode.CONFORMANT;
        }
        return report.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.NO_SUBJECT;
    }

    /** An adapter greets before it knows which protocol it is to speak. */
    private Set<String> words() {
        return kit.catalog(List.of()).protocols().stream()
                .flatMap(each -> CapabilityTable.of(each, Role.CLIENT).words().stream())
                .collect(Collectors.toSet());
    }

    private Protocol checkable() {
        Catalog catalog = kit.catalog(List.of());
        List<Protocol> able =
                catalog.protocols().stream().filter(CheckedDialogues::canCheck).toList();
        String names = able.stream().map(Protocol::name).collect(Collectors.joining(", "));
        if (protocol == null) {
            if (able.size() != 1) {
                throw CommandException.badInput(
                        "--protocol is missing; name the protocol that the adapter must speak: " + names);
            }
            return able.get(0);
        }
        Protocol named = catalog.protocol(protocol);
        if (!able.contains(named)) {
            throw CommandException.badInput("the kit has no dialogues to check an adapter with for " + protocol
                    + "; it has them for: " + names);
        }
        return named;
    }
}
