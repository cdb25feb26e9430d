package io.graphqltck.runner.trial;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.runner.subject.Opened;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plays the simplest scenarios for a moment and forgets the results. A server that was started a moment ago still loads its
 * classes when dozens of connections come at once, and its own short time-outs would then strike them.
 */
final class WarmUp {

    private static final int ROUNDS = 8;

    private WarmUp() {}

    static void of(Opened subject, Protocol protocol, Options options, Judge judge) throws InterruptedException {
        if (subject.info().role() != Role.SERVER) {
            return;
        }
        List<Scenario> simplest = simplest(protocol);
        for (int i = 0; i < ROUNDS; i++) {
            boolean passed = new SuiteRun(
                            protocol,
                            subject.info(),
                            subject.venue(),
                            options,
                            judge,
                            simplest.size(),
                            RunListener.NONE)
                    .run(simplest, Baseline.EMPTY).results().stream()
                            .allMatch(result -> result.verdict() == Verdict.PASSED);
            if (!passed) {
                return; // not worth the wait; the run itself tells what is wrong
            }
        }
    }

    /** Those that prove what the others build on. */
    private static List<Scenario> simplest(Protocol protocol) {
        Set<String> ids = new TreeSet<>();
        for (Scenario scenario : protocol.scenarios()) {
            scenario.dialogue().stream()
                    .filter(Turn.Included.class::isInstance)
                    .map(turn -> ((Turn.Included) turn).provedBy())
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return protocol.scenarios().stream()
                .filter(scenario ->
                        ids.contains(scenario.id()) && scenario.roles().contains(Role.SERVER))
                .toList();
    }
}
