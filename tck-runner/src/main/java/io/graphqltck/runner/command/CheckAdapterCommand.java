package io.graphqltck.runner.command;

import io.graphqltck.client.process.AdapterCheck;
import io.graphqltck.client.process.AdapterCheckReport;
import io.graphqltck.client.process.AdapterSubject;
import io.graphqltck.client.process.CheckPeer;
import io.graphqltck.client.process.TransportWsPeer;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
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

    CheckAdapterCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws InterruptedException {
        ChildCommand adapter = new ChildCommand(command, Path.of("").toAbsolutePath(), Map.of());
        try (CheckPeer peer = new TransportWsPeer()) {
            AdapterCheckReport report = new AdapterCheck(adapter, peer, AdapterSubject.READY_TIMEOUT, PATIENCE).run();
            kit.terminal().out().print(report.text());
            if (report.ok()) {
                return ExitCode.CONFORMANT;
            }
            return report.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.NO_SUBJECT;
        }
    }
}
