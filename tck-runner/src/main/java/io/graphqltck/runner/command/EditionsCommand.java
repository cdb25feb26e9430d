package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.output.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the editions, and writes that of a release. */
@Command(
        name = "editions",
        description =
                "Lists the editions that runs can be pinned to with --edition, and how much each protocol has gained since.")
final class EditionsCommand extends CommandBase {

    private final Kit kit;

    @Option(
            names = "--write",
            paramLabel = "N",
            description = "Writes edition N from what the kit judges now, when a release is made. An edition that was"
                    + " released is not written again.")
    private @Nullable Integer write;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "With --write: the folder of the protocols; `scenarios` by default.")
    private Path into = Path.of("scenarios");

    EditionsCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = kit.catalog(List.of());
        if (write != null) {
            write(catalog, write);
            return ExitCode.CONFORMANT;
        }
        Table table = new Table();
        table.row("edition", "protocol", "scenarios", "newer scenarios");
        for (Protocol protocol : catalog.protocols()) {
            for (Edition edition : protocol.editions()) {
                long newer = protocol.scenarios().stream()
                        .filter(scenario -> !edition.has(scenario))
                        .count();
                table.row(
                        String.valueOf(edition.number()),
                        protocol.name(),
                        String.valueOf(edition.scenarios().size()),
                        String.valueOf(newer));
            }
        }
        table.print(kit.terminal().out(), "");
        return ExitCode.CONFORMANT;
    }

    private void write(Catalog catalog, int number) throws IOException {
        for (Protocol protocol : catalog.protocols()) {
            Path folder = into.resolve(protocol.name());
            if (!Files.isRegularFile(folder.resolve("protocol.yaml"))) {
                throw CommandException.badInput("--into: " + folder
                        + " is no folder of a protocol; name the folder `scenarios` of the kit's sources");
            }
            byte[] text = text(number, protocol).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.resolve("edition-" + number + ".yaml"), out -> out.write(text));
        }
        kit.terminal().note("edition " + number + " of " + catalog.protocols().size() + " protocols: " + into);
    }

    private static String text(int number, Protocol protocol) {
        Edition edition = Edition.now(number, protocol);
        StringBuilder text = new StringBuilder("# The scenarios and levels of edition " + number
                + ", written by `graphql-tck editions --write " + number + "`. Not changed after its release.\n");
        text.append("edition: ").append(number).append("\nscenarios:\n");
        edition.scenarios().stream()
                .sorted()
                .forEach(id -> text.append("  - ").append(id).append("\n"));
        text.append("requirements:\n");
        new TreeMap<>(edition.requirements())
                .forEach((id, grade) -> text.append("  ")
                        .append(id)
                        .append(": ")
                        .append(grade.level().word())
                        .append(" ")
                        .append(grade.judgement().word())
                        .append("\n"));
        return text.toString();
    }
}
