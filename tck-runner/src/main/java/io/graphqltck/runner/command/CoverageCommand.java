package io.graphqltck.runner.command;

import io.graphqltck.core.coverage.Coverage;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.FormatOption;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.output.CoverageText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which requirements are tested. */
@Command(
        name = "coverage",
        description = "Says which requirements of the protocols are tested, and by what."
                + " Ends with 1 when nothing tests a MUST and it is not excluded with a reason.")
final class CoverageCommand extends CommandBase {

    private final Kit kit;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    CoverageCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        boolean json = format.json();
        Catalog catalog = selecting.catalog(kit);
        List<Coverage> coverages = coverages(catalog, selecting.filters().withSlow());
        PrintWriter out = kit.terminal().out();
        if (json) {
            kit.terminal().json(JsonText.write(CoverageText.json(coverages)));
        } else {
            CoverageText.print(out, coverages);
        }
        boolean gap = coverages.stream()
                .anyMatch(coverage -> !coverage.unmapped(Level.MUST).isEmpty());
        return gap ? ExitCode.NOT_CONFORMANT : ExitCode.CONFORMANT;
    }

    private static List<Coverage> coverages(Catalog catalog, Filters filters) {
        Selection selection = Selection.of(catalog, filters);
        List<Coverage> coverages = new ArrayList<>();
        for (Protocol protocol : catalog.protocols()) {
            if (filters.protocols().isEmpty() || filters.protocols().contains(protocol.name())) {
                for (Role role : Role.values()) {
                    if (filters.roles().isEmpty() || filters.roles().contains(role)) {
                        coverages.add(Coverage.of(protocol, role, selection.scenarios()));
                    }
                }
            }
        }
        return coverages;
    }
}
