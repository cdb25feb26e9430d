package io.graphqltck.runner.command;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ScenarioExplanation;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.output.ScenarioList;
import io.graphqltck.runner.output.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what scenarios are about. */
@Command(name = "explain", description = "Tells what a scenario tests, by which sentences, and how it goes.")
final class ExplainCommand extends CommandBase {

    private final Kit kit;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of scenarios, or patterns as for --scenario.")
    private final List<String> ids = new ArrayList<>();

    @Option(names = "--scenarios", split = ",", paramLabel = "FILE", description = "More scenarios, from a file.")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    @Mixin
    private FormatOption format = new FormatOption();

    ExplainCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        boolean json = format.json();
        Catalog catalog = kit.catalog(files);
        Selection selection = Selection.of(catalog, new Filters(ids, List.of(), Set.of(), Set.of(), List.of(), true));
        PrintWriter out = kit.terminal().out();
        if (json) {
            kit.terminal().json(JsonText.write(new ScenarioList(catalog, selection).json()));
            return ExitCode.CONFORMANT;
        }
        ConsoleStyle style = Style.of(kit.environment(), kit.terminal().interactive() && !noColor);
        ScenarioExplanation explanation = new ScenarioExplanation(style);
        boolean first = true;
        for (Scenario scenario : selection.scenarios()) {
            if (!first) {
                out.println();
            }
            first = false;
            kit.terminal().page(explanation.of(catalog.protocol(scenario.protocol()), scenario));
        }
        return ExitCode.CONFORMANT;
    }
}
