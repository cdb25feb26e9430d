package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.selftest.MutantTally;
import io.graphqltck.selftest.SelfTest;
import io.graphqltck.wire.Reactor;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays the kit against itself. */
@Command(
        name = "self-test",
        description =
                "Plays the kit against itself: a conforming peer must not be accused, and a peer that is wrong in a known way"
                        + " must be caught.")
final class SelfTestCommand extends CommandBase {

    /** The kit is no slow subject: minutes of a dialogue need not be minutes here. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private static final int JOBS = 96;
    /** Silent mutants are waited for; everything else answers at once, because it is the kit itself. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Map<String, Duration> PARAMETERS = Map.of("init-timeout", Duration.ofMillis(300));

    private final Kit kit;

    @Mixin
    private SelectionOptions selecting = new SelectionOptions();

    @Option(names = "--no-mutants", description = "Only play subjects that conform.")
    private boolean noMutants;

    @Option(
            names = "--no-variants",
            description = "Leave out subjects that conform in another way than the kit itself.")
    private boolean noVariants;

    @Option(names = "--verbose-mutants", description = "Name every mutant that was not killed, with the reason.")
    private boolean verbose;

    SelfTestCommand(Kit kit) {
        this.kit = kit;
    }

    @Option(
            names = "--http",
            paramLabel = "VERSION",
            defaultValue = "1.1",
            description = "Which version of HTTP exchanges are over, where a scenario is about no other: `1.1` or `2`.")
    private String http = "1.1";

    private HttpVersion http() {
        return HttpVersion.of(http)
                .orElseThrow(() -> CommandException.badInput("--http must be `1.1` or `2`, but is `" + http + "`"));
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalog catalog = selecting.catalog(kit);
        List<Scenario> selected = selecting
                .split(Selection.of(catalog, selecting.filters().withSlow()))
                .scenarios();
        Judge judge = new Judge(Rules.load(SelfTestCommand.class.getClassLoader()), false);
        Options options = Options.DEFAULT
                .withPatience(PATIENCE)
                .withClosing(CLOSING)
                .withParameters(PARAMETERS)
                .withLongestPause(LONGEST_PAUSE);
        MutantTally all = new MutantTally();
        boolean clean = true;
        try (Reactor reactor = new Reactor()) {
            for (Protocol protocol : catalog.protocols()) {
                List<Scenario> own = selected.stream()
                        .filter(scenario -> scenario.protocol().equals(protocol.name()))
                        .toList();
                if (!own.isEmpty()) {
                    SelfTest test = new SelfTest(protocol, judge, options, http(), JOBS);
                    SelfTest.Report report = test.run(reactor, own, new SelfTest.Peers(!noVariants, !noMutants));
                    clean &= tell(
                            protocol,
                            report,
                            all,
                            own.size() == protocol.scenarios().size());
                }
            }
        }
        if (!noMutants) {
            kit.terminal().out().println("in all: " + all.sentence());
        }
        return clean ? ExitCode.CONFORMANT : ExitCode.NOT_CONFORMANT;
    }

    private boolean tell(Protocol protocol, SelfTest.Report report, MutantTally all, boolean whole) {
        PrintWriter out = kit.terminal().out();
        report.falseAlarms()
                .forEach(alarm -> out.println("false alarm: " + alarm.scenario().id() + ", "
                        + alarm.role().word() + ", " + alarm.variant() + ": "
                        + alarm.result().reason()));
        out.println(protocol.name() + ": " + report.plays() + " plays of the kit against itself, "
                + report.falseAlarms().size() + " false alarms");
        report.acquittals()
                .accused()
                .forEach(alarm -> out.println("accused: " + alarm.scenario().id() + ", "
                        + alarm.role().word() + ", " + alarm.variant() + ": "
                        + alarm.result().reason()));
        if (!noVariants) {
            out.println(protocol.name() + ": " + report.acquittals().sentence());
        }
        boolean acquitted =
                report.falseAlarms().isEmpty() && report.acquittals().accused().isEmpty();
        if (noMutants) {
            return acquitted;
        }
        MutantTally tally = new MutantTally();
        report.fates().forEach(fate -> {
            tally.add(fate);
            all.add(fate);
        });
        tally.lines(verbose).forEach(out::println);
        List<String> stale = whole ? tally.stale(protocol) : List.of();
        stale.forEach(pattern -> out.println(
                "stale: no surviving mutant needs the entry `" + pattern + "` of equivalent-mutants.yaml; remove it"));
        out.println(protocol.name() + ": " + tally.sentence());
        return acquitted && tally.clean() && stale.isEmpty();
    }
}
