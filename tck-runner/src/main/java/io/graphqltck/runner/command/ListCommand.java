package io.graphqltck.runner.command;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.select.BothSides;
import io.graphqltck.core.select.Selection;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.output.ScenarioList;
import io.graphqltck.runner.output.SinceEdition;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists scenarios. */
@Command(name = "list", description = "Lists the scenarios that a run with the same options would play.")
final class ListCommand extends CommandBase {

    private final Kit kit;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    @Option(
            names = "--interop",
            description = "Only those that a real client and a real server can play with each other, see `interop`.")
    private boolean interop;

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--new-since",
            paramLabel = "N",
            description = "Only those that edition N does not have, and what it judges otherwise.")
    private @Nullable Integer newSince;

    ListCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        boolean json = format.json();
        Catalog catalog = selecting.catalog(kit);
        Selection selection = selecting.split(selection(catalog));
        PrintWriter out = kit.terminal().out();
        if (newSince != null) {
            SinceEdition since = new SinceEdition(catalog, selection, newSince);
            if (json) {
                kit.terminal().json(JsonText.write(since.json()));
            } else {
                since.print(out);
            }
            return ExitCode.CONFORMANT;
        }
        ScenarioList list = new ScenarioList(catalog, selection);
        if (json) {
            kit.terminal().json(JsonText.write(list.json()));
        } else {
            list.print(out);
        }
        return ExitCode.CONFORMANT;
    }

    private Selection selection(Catalog catalog) {
        return interop ? BothSides.selection(catalog, selecting.filters()) : Selection.of(catalog, selecting.filters());
    }
}
