package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.output.CapabilitiesText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the words for what subjects can do. */
@Command(
        name = "capabilities",
        description =
                "Lists the words for what subjects can do, for each protocol and role, as Markdown: what a word means, how"
                        + " to find out, and which scenarios need it.")
final class CapabilitiesCommand extends CommandBase {

    private final Kit kit;

    @Option(names = "--protocol", paramLabel = "NAME", description = "Only this protocol.")
    private @Nullable String protocol;

    CapabilitiesCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Catalog catalog = kit.catalog(List.of());
        List<Protocol> protocols =
                protocol == null ? List.copyOf(catalog.protocols()) : List.of(catalog.protocol(protocol));
        kit.terminal().out().print(CapabilitiesText.of(protocols));
        return ExitCode.CONFORMANT;
    }
}
