package io.graphqltck.runner.command;

import io.graphqltck.client.process.AdapterCheck;
import io.graphqltck.client.process.AdapterCheckReport;
import io.graphqltck.client.process.AdapterSubject;
import io.graphqltck.client.process.CheckedDialogues;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "Behind `--`: the adapter's command.")
    private final List<String> command = new ArrayList<>();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "Which protocol the adapter is to speak with the kit; needed where the kit knows several.")
    private @Nullable String protocol;

    CheckAdapterCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws InterruptedException {
        ChildCommand adapter = new ChildCommand(command, Path.of("").toAbsolutePath(), Map.of());
        try (CheckedDialogues dialogues = new CheckedDialogues(checkable())) {
            AdapterCheckReport report =
                    new AdapterCheck(adapter, dialogues, AdapterSubject.READY_TIMEOUT, PATIENCE).run();
            kit.terminal().out().print(report.text());
            if (report.ok()) {
                return ExitCode.CONFORMANT;
            }
            return report.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.NO_SUBJECT;
        }
    }

    private Protocol checkable() {
        Catalog catalog = kit.catalog(List.of());
        List<Protocol> able =
                catalog.protocols().stream().filter(CheckedDialogues::canCheck).toList();
        String names = able.stream().map(Protocol::name).collect(Collectors.joining(", "));
        if (protocol == null) {
            if (able.size() != 1) {
                throw CommandException.badInput("say with --protocol what the adapter is to speak: " + names);
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
