package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.script.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTests {

    private final Catalog catalog = Catalog.load(DataFiles.ofClassPath(CatalogTests.class.getClassLoader()));

    @Test
    void graphqlTransportWsHasScenariosForBothRoles() {
        List<Scenario> scenarios = catalog.protocol("graphql-transport-ws").scenarios();
        assertThat(scenarios.stream().filter(s -> s.roles().contains(Role.CLIENT)))
                .hasSizeGreaterThanOrEqualTo(90);
        assertThat(scenarios.stream().filter(s -> s.roles().contains(Role.SERVER)))
                .hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void everyScenarioCompilesForItsRoles() {
        for (Scenario scenario : catalog.scenarios()) {
            for (Role role : scenario.roles()) {
                assertThat(Script.compile(scenario, role).steps())
                        .as(scenario.id())
                        .isNotEmpty();
            }
        }
    }
}
