package io.graphqltck.runner.command;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.DeclarationOptions;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.Protocols;
import io.graphqltck.runner.subject.Undescribed;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a client by its adapter, or by its command. */
@Command(
        name = "test-client",
        description = "Judges a client through an adapter, or a command that runs one operation each time.")
final class TestClientCommand extends JudgingCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "CMD",
            description = "After `--`: the adapter's command, see docs/adapter-protocol.md.")
    private final List<String> command = new ArrayList<>();

    @Option(
            names = "--command",
            description = "The command is no adapter: it runs one operation and prints each result as a line of JSON;"
                    + " {url}, {query}, {variables}, {params} in it are filled in.")
    private boolean plain;

    @Option(names = "--tls", description = "Test over wss, with the kit's certificate.")
    private boolean tls;

    @Mixin
    private DeclarationOptions declared = new DeclarationOptions();

    TestClientCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        List<String> protocols = Protocols.named(kit(), selecting());
        SubjectDescription subject = plain
                ? Undescribed.command(kit().folder(), protocols, command, declared)
                : Undescribed.adapter(kit().folder(), protocols, command, declared);
        return judge(subject, new ConnectionOptions(List.of(), false, tls, declared.probes()), declared.secrets());
    }
}
