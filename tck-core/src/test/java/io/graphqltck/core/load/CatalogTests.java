package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.script.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTests {

    private static final Catalog CATALOG = Catalog.load(DataFiles.ofClassPath(CatalogTests.class.getClassLoader()));

    @Test
    void graphqlTransportWsHasScenariosForBothRoles() {
        List<Scenario> scenarios = CATALOG.protocol("graphql-transport-ws").scenarios();
        assertThat(scenarios.stream().filter(s -> s.roles().contains(Role.CLIENT)))
                .hasSizeGreaterThanOrEqualTo(90);
        assertThat(scenarios.stream().filter(s -> s.roles().contains(Role.SERVER)))
                .hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void whatIsReadLaterIsTheSame() {
        Catalog shipped = Catalog.shipped(DataFiles.ofClassPath(CatalogTests.class.getClassLoader()), List.of());
        assertThat(shipped.names())
                .isEqualTo(CATALOG.names())
                .isEqualTo(CATALOG.protocols().stream().map(Protocol::name).toList());
        for (Protocol protocol : CATALOG.protocols()) {
            Protocol read = shipped.protocol(protocol.name());
            assertThat(read).isSameAs(shipped.protocol(protocol.name()));
            assertThat(read.name()).isEqualTo(protocol.name());
            assertThat(read.requirements()).isEqualTo(protocol.requirements());
            assertThat(read.scenarios())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("dialogue")
                    .isEqualTo(protocol.scenarios());
        }
    }

    @Test
    void everyScenarioCompilesForItsRoles() {
        for (Scenario scenario : CATALOG.scenarios()) {
            for (Role role : scenario.roles()) {
                assertThat(Script.compile(scenario, role).steps())
                        .as(scenario.id())
                        .isNotEmpty();
            }
        }
    }
}
