package io.graphqltck.reports.console;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.reports.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioExplanationTest {

    @Test
    void for_both_roles() {
        Golden.assertMatches("explanation-both", explanation("demo.stream.completes"));
    }

    @Test
    void with_alternatives() {
        Golden.assertMatches("explanation-alternatives", explanation("demo.stream.invalid"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void of_every_scenario_of_the_kit_fits(int width) {
        ScenarioExplanation explanation =
                new ScenarioExplanation(ConsoleStyle.plain().withWidth(width));
        Catalog catalog = Catalog.load(DataFiles.ofClassPath(getClass().getClassLoader()));
        for (Protocol protocol : catalog.protocols()) {
            for (Scenario scenario : protocol.scenarios()) {
                Golden.assertFits(explanation.of(protocol, scenario), width);
            }
        }
    }

    private static String explanation(String id) {
        return new ScenarioExplanation(ConsoleStyle.plain()).of(Samples.PROTOCOL, Samples.scenario(id));
    }
}
