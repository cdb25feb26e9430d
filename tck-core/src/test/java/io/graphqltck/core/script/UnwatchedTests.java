package io.graphqltck.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnwatchedTests {

    private static final Catalog CATALOG = Catalog.shipped();

    @Test
    void nothingIsAwaitedThatOnlyTheApplicationSees() {
        for (Protocol protocol : CATALOG.protocols()) {
            for (Scenario scenario : protocol.scenarios()) {
                if (scenario.roles().contains(Role.CLIENT)) {
                    assertThat(sees(Unwatched.script(scenario).steps()))
                            .as(scenario.id())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void whatGoesOverTheWireStays() {
        Scenario scenario = CATALOG.protocol("graphql-transport-ws").scenarios().stream()
                .filter(one -> one.id().equals("gtws.stream.completes"))
                .findFirst()
                .orElseThrow();

        assertThat(Unwatched.script(scenario).steps())
                .isEqualTo(Script.compile(scenario, Role.CLIENT).steps().stream()
                        .filter(step -> !(step instanceof Step.AwaitTold))
                        .toList());
    }

    private static boolean sees(List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.AwaitTold
                        || (step instanceof Step.Choose choose
                                && choose.branches().stream().anyMatch(branch -> sees(branch.steps())))
                        || (step instanceof Step.Interleave interleave
                                && interleave.sequences().stream().anyMatch(UnwatchedTests::sees)));
    }
}
