package io.graphqltck.runner.command;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.RequirementExplanation;
import io.graphqltck.reports.console.ScenarioExplanation;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.output.Demand;
import io.graphqltck.runner.output.ScenarioList;
import io.graphqltck.runner.output.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains scenarios. */
@Command(name = "explain", description = "Explains scenarios, and requirements with the scenarios that test them.")
final class ExplainCommand extends CommandBase {

    private final Kit kit;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Ids of scenarios or requirements, or patterns as for --scenario.")
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
        List<Demand> demands = Demand.of(catalog, ids);
        List<String> others =
                ids.stream().filter(id -> !Demand.isRequirement(catalog, id)).toList();
        List<Scenario> scenarios = others.isEmpty() ? List.of() : selected(catalog, others);
        if (json) {
            List<Scenario> all = new ArrayList<>(scenarios);
            demands.forEach(demand -> demand.scenarios().stream()
                    .filter(scenario -> !all.contains(scenario))
                    .forEach(all::add));
            kit.terminal()
                    .json(JsonText.write(new ScenarioList(catalog, new Selection(all, List.of(), List.of())).json()));
            return ExitCode.CONFORMANT;
        }
        PrintWriter out = kit.terminal().out();
        ConsoleStyle style = Style.of(
                kit.environment(),
                kit.terminal().interactive() && !noColor,
                kit.terminal().interactive());
        ScenarioExplanation explanation = new ScenarioExplanation(style);
        boolean first = true;
        for (Demand demand : demands) {
            if (!first) {
                out.println();
            }
            first = false;
            kit.terminal()
                    .page(new RequirementExplanation(style)
                            .of(demand.protocol(), demand.requirement(), demand.scenarios()));
        }
        for (Scenario scenario : scenarios) {
            if (!first) {
                out.println();
            }
            first = false;
            kit.terminal().page(explanation.of(catalog.protocol(scenario.protocol()), scenario));
        }
        return ExitCode.CONFORMANT;
    }

    private static List<Scenario> selected(Catalog catalog, List<String> ids) {
        return Selection.of(catalog, Filters.named(ids)).scenarios();
    }
}
