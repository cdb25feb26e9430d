package io.graphqltck.runner.command;

import io.graphqltck.client.process.AdapterCheck;
import io.graphqltck.client.process.AdapterCheckReport;
import io.graphqltck.client.process.AdapterSubject;
import io.graphqltck.client.process.CheckedDialogues;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.run.CapabilityTable;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.subject.Installer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    CheckAdapterCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (command.isEmpty() == subjects.isEmpty()) {
            throw CommandException.badInput("name the adapter's command after `--`, or a description with --subject");
        }
        if (subjects.isEmpty()) {
            return check(new ChildCommand(command, Path.of("").toAbsolutePath(), Map.of()), checkable());
        }
        int worst = ExitCode.CONFORMANT;
        for (Path file : subjects) {
            worst = Math.max(worst, check(SubjectReader.read(file)));
        }
        return worst;
    }

    private int check(SubjectDescription subject) throws InterruptedException {
        if (subject.adapter().isEmpty()) {
            throw CommandException.badInput(subject.name() + " has no `adapter`");
        }
        new Installer(kit.terminal()::note).install(subject);
        int worst = ExitCode.CONFORMANT;
        for (String name : subject.protocols()) {
            if (protocol == null || protocol.equals(name)) {
                kit.terminal().out().println(subject.name() + " with " + name);
                ChildCommand adapter = new ChildCommand(subject.adapter(), subject.folder(), subject.environment());
                worst = Math.max(worst, check(adapter, kit.catalog(List.of()).protocol(name)));
            }
        }
        return worst;
    }

    private int check(ChildCommand adapter, Protocol spoken) throws InterruptedException {
        try (CheckedDialogues dialogues = new CheckedDialogues(spoken, words())) {
            AdapterCheckReport report =
                    new AdapterCheck(adapter, dialogues, AdapterSubject.READY_TIMEOUT, PATIENCE).run();
            kit.terminal().out().print(report.text());
            if (report.ok()) {
                return ExitCode.CONFORMANT;
            }
            return report.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.NO_SUBJECT;
        }
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
