package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.support.Demo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every step of a fragment knows the scenario that proves it, and knows none within that scenario itself. */
class ProvedByTests {

    private static final String FRAGMENTS = """
            fragments:
              quiet:
                proved by: demo.test.quiet
                dialogue:
                  - client connects: {}
                  - server accepts: {}
                  - silence: server
            """;

    private static final String SCENARIOS = """
            protocol: demo
            theme: test
            scenarios:
              - id: demo.test.quiet
                title: Is quiet
                requirements: [DEMO-S-01]
                dialogue: [ { include: quiet } ]
              - id: demo.test.other
                title: Builds on it
                requirements: [DEMO-S-01]
                dialogue: [ { include: quiet }, { client: { type: init } } ]
              - id: demo.test.given
                title: Builds on what another scenario tests
                requirements: [DEMO-S-01]
                dialogue:
                  - given: [ { client connects: {} }, { server accepts: {} } ]
                    proved by: demo.test.quiet
                  - client: { type: init }
            """;

    private final Catalog catalog = Demo.catalog(Map.of("fragments.yaml", FRAGMENTS, "test.tck.yaml", SCENARIOS));

    @Test
    void isKnownInOtherScenarios() {
        assertThat(provers("demo.test.other"))
                .containsExactly("demo.test.quiet", "demo.test.quiet", "demo.test.quiet", "null");
    }

    @Test
    void isKnownOfWhatIsGiven() {
        assertThat(provers("demo.test.given")).containsExactly("demo.test.quiet", "demo.test.quiet", "null");
    }

    @Test
    void isAScenarioThatThereIs() {
        String unproved = SCENARIOS.replace("proved by: demo.test.quiet", "proved by: demo.test.quit");

        assertThatThrownBy(() -> Demo.catalog(Map.of("fragments.yaml", FRAGMENTS, "test.tck.yaml", unproved)))
                .hasMessageContaining("unknown scenario `demo.test.quit`. Did you mean `demo.test.quiet`?");
    }

    @Test
    void isNotKnownInTheProverItself() {
        assertThat(provers("demo.test.quiet")).containsOnly("null");
    }

    private List<String> provers(String id) {
        return Script.compile(catalog.scenario(id).orElseThrow(), Role.SERVER).steps().stream()
                .map(ProvedByTests::prover)
                .toList();
    }

    private static String prover(Step step) {
        if (step instanceof Step.Emit emit) {
            return String.valueOf(emit.provedBy());
        }
        return step instanceof Step.Await await
                ? String.valueOf(await.provedBy())
                : String.valueOf(((Step.ProveSilence) step).provedBy());
    }
}
