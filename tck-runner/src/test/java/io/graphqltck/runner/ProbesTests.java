package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.selftest.SelfPlay;
import io.graphqltck.wire.Reactor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A subject that has what a probe finds can play it; the kit itself has everything. */
class ProbesTests {

    private static final ClassLoader LOADER = ProbesTests.class.getClassLoader();
    private static final Reactor REACTOR = new Reactor(1);

    @AfterAll
    static void close() {
        REACTOR.close();
    }

    static Stream<Arguments> probes() {
        return Catalog.shipped().protocols().stream()
                .flatMap(protocol -> Stream.of(protocol.probes(), protocol.disproofs(), protocol.acquaintance())
                        .flatMap(List::stream)
                        .map(probe -> Arguments.argumentSet(
                                protocol.name() + ", " + probe.role().word() + ": "
                                        + probe.dialogue().title(),
                                protocol,
                                probe)));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void canBePlayedBySomebodyWhoCan(Protocol protocol, Probe probe) throws Exception {
        CompletableFuture<ScenarioResult> done = new CompletableFuture<>();
        try (SelfPlay play = new SelfPlay(REACTOR, protocol, new Judge(Rules.load(LOADER), false), Options.DEFAULT)) {
            play.play(probe.dialogue(), probe.role(), probe.dialogue(), false, done::complete);

            ScenarioResult result = done.get();

            assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASSED);
        }
    }
}
