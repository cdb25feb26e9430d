package io.graphqltck.reports.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.reports.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("golden")
class ScenarioExplanationTests {

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
        Catalog catalog = Catalog.shipped();
        for (Protocol protocol : catalog.protocols()) {
            for (Scenario scenario : protocol.scenarios()) {
                Golden.assertFits(explanation.of(protocol, scenario), width);
            }
        }
    }

    /** They are the kit's own here, but somebody's own file may have real ones. */
    @Test
    void shows_no_credentials() {
        Protocol protocol = Catalog.shipped().protocol("appsync");
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals("asy.authorisation.alphabet.first-place"))
                .findFirst()
                .orElseThrow();

        assertThat(new ScenarioExplanation(ConsoleStyle.plain().withWidth(400)).of(protocol, scenario))
                .contains("application connects with credentials {\"mode\":\"lambda\",\"token\":\"***\"}")
                .doesNotContain("???~~~>>>");
    }

    @Test
    void shows_little_of_what_is_only_long() {
        Protocol protocol = Catalog.shipped().protocol("appsync");
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals("asy.frames.size.1200000"))
                .findFirst()
                .orElseThrow();

        assertThat(new ScenarioExplanation(ConsoleStyle.plain()).of(protocol, scenario))
                .hasSizeLessThan(20_000);
    }

    private static String explanation(String id) {
        return new ScenarioExplanation(ConsoleStyle.plain()).of(Samples.PROTOCOL, Samples.scenario(id));
    }
}
