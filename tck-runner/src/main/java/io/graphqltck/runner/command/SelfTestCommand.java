package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.selftest.SelfTest;
import io.graphqltck.wire.Reactor;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays the kit against itself. */
@Command(name = "self-test", description = "Plays the kit against itself: whoever conforms must not be accused.")
final class SelfTestCommand extends CommandBase {

    private static final int JOBS = 64;

    private final Kit kit;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    SelfTestCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalog catalog = kit.catalog(selecting.files());
        List<Scenario> selected = Selection.of(catalog, selecting.filters()).scenarios();
        Judge judge = new Judge(Rules.load(SelfTestCommand.class.getClassLoader()), false);
        boolean clean = true;
        try (Reactor reactor = new Reactor()) {
            for (Protocol protocol : catalog.protocols()) {
                List<Scenario> own = selected.stream()
                        .filter(scenario -> scenario.protocol().equals(protocol.name()))
                        .toList();
                if (!own.isEmpty()) {
                    SelfTest test = new SelfTest(protocol, judge, Options.DEFAULT, JOBS);
                    clean &= tell(protocol, test.run(reactor, own, false));
                }
            }
        }
        return clean ? ExitCode.CONFORMANT : ExitCode.NOT_CONFORMANT;
    }

    private boolean tell(Protocol protocol, SelfTest.Report report) {
        PrintWriter out = kit.terminal().out();
        report.falseAlarms()
                .forEach(alarm -> out.println("false alarm: " + alarm.scenario().id() + ", "
                        + alarm.role().word() + ", " + alarm.variant() + ": "
                        + alarm.result().reason()));
        out.println(protocol.name() + ": " + report.plays() + " plays of the kit against itself, "
                + report.falseAlarms().size() + " false alarms");
        return report.falseAlarms().isEmpty();
    }
}
