package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Tier;
import io.graphqltck.core.support.Demo;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TiersAndEditionsTests {

    private static final String SCENARIOS = """
            protocol: demo
            theme: test
            scenarios:
              - id: demo.test.old
                aliases: [demo.test.older]
                title: Old
                requirements: [DEMO-B-01]
                roles: [server]
                dialogue:
                  - client connects: {}
              - id: demo.test.new
                title: New
                requirements: [DEMO-B-01]
                roles: [server]
                dialogue:
                  - client connects: {}
            """;

    static Stream<Protocol> protocols() {
        return Catalog.shipped().protocols().stream();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void eachProtocolHasAFirstTierForEachRole(Protocol protocol) {
        Tier first = protocol.tiers().stream()
                .filter(tier -> tier.name().equals("first"))
                .findFirst()
                .orElseThrow();

        assertThat(first.scenarios().get(Role.SERVER)).hasSizeBetween(25, 35);
        assertThat(first.scenarios().get(Role.CLIENT)).hasSizeBetween(25, 35);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void anEditionLosesNoScenario(Protocol protocol) {
        assertThat(protocol.editions()).isNotEmpty();
        assertThat(protocol.editions())
                .allSatisfy(edition -> assertThat(edition.missing(protocol.scenarios()))
                        .as("scenarios of edition " + edition.number() + " that are gone: keep their ids as `aliases`;"
                                + " as long as no release has the edition, it can be written again:"
                                + " graphql-tck editions --write " + edition.number())
                        .isEmpty());
    }

    @Test
    void anEditionHasItsScenariosUnderTheirEarlierIds() {
        Catalog pinned = Demo.catalog(Map.of("test.tck.yaml", SCENARIOS, "edition-1.yaml", """
                        edition: 1
                        scenarios: [demo.test.older]
                        requirements:
                          DEMO-B-01: should warn
                        """))
                .pinnedTo(1);

        assertThat(pinned.scenarios()).extracting(Scenario::id).containsExactly("demo.test.old");
    }

    @Test
    void anEditionJudgesAsThenAndOnlyObservesWhatIsNewer() {
        Protocol now = Demo.catalog(Map.of("test.tck.yaml", SCENARIOS, "edition-1.yaml", """
                        edition: 1
                        scenarios: [demo.test.old]
                        requirements:
                          DEMO-B-01: should warn
                        """))
                .protocol("demo");
        Protocol then = Demo.catalog(Map.of("test.tck.yaml", SCENARIOS, "edition-1.yaml", """
                        edition: 1
                        scenarios: [demo.test.old]
                        requirements:
                          DEMO-B-01: should warn
                        """))
                .pinnedTo(1)
                .protocol("demo");

        assertThat(now.requirements().get("DEMO-B-01")).extracting("judgement").isEqualTo(Judgement.FAIL);
        assertThat(then.requirements().get("DEMO-B-01"))
                .extracting("level", "judgement")
                .containsExactly(Level.SHOULD, Judgement.WARN);
        assertThat(now.pinned()).isNull();
        assertThat(then.pinned()).isEqualTo(1);
        assertThat(then.requirements()).hasSameSizeAs(now.requirements());
        assertThat(then.requirements().values())
                .filteredOn(requirement -> !requirement.id().equals("DEMO-B-01"))
                .isNotEmpty()
                .extracting("judgement")
                .containsOnly(Judgement.OBSERVE);
    }

    @Test
    void anUnknownEditionIsRefusedWithThoseThatThereAre() {
        Catalog catalog = Demo.catalog(Map.of("test.tck.yaml", SCENARIOS));

        assertThatThrownBy(() -> catalog.pinnedTo(7))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no edition 7; this kit has none");
    }

    @Test
    void whatAProtocolJudgesNowIsAnEditionThatLeavesNothingOut() {
        Protocol protocol = Demo.catalog(Map.of("test.tck.yaml", SCENARIOS)).protocol("demo");

        Edition edition = Edition.now(1, protocol);

        assertThat(protocol.scenarios()).allMatch(edition::has);
        assertThat(protocol.requirements().values()).allMatch(edition::grades);
    }

    @Test
    void aTierThatNamesNoScenarioOfTheRoleIsRefused() {
        assertThatThrownBy(() -> Demo.catalog(Map.of("test.tck.yaml", SCENARIOS, "tiers.yaml", """
                        tiers:
                          first:
                            client: [demo.test.old]
                            server: [demo.test.odl]
                        """)))
                .hasMessageContaining("tiers.yaml:3:14: there is no quick scenario `demo.test.old` for a client")
                .hasMessageContaining(
                        "there is no quick scenario `demo.test.odl` for a server. Did you mean `demo.test.old`?");
    }

    @Test
    void anEditionIsCalledLikeItsFile() {
        assertThatThrownBy(() -> Demo.catalog(Map.of(
                        "test.tck.yaml",
                        SCENARIOS,
                        "edition-1.yaml",
                        "edition: 2\nscenarios: []\nrequirements: { DEMO-B-01: must }\n")))
                .hasMessageContaining("the file of edition 2 must be called edition-2.yaml")
                .hasMessageContaining("`DEMO-B-01` must have a level and a judgement, such as `must fail`, not `must`");
    }
}
