package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.support.Demo;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTests {

    static Stream<Protocol> protocols() {
        return Catalog.shipped().protocols().stream();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void eachThemeAndEachRuleHasALine(Protocol protocol) {
        assertThat(protocol.advice().themes().keySet())
                .as("themes in advice.yaml")
                .containsAll(protocol.scenarios().stream().map(Scenario::theme).collect(Collectors.toSet()));
        assertThat(protocol.advice().rules().keySet())
                .as("rules in advice.yaml")
                .containsAll(protocol.requirements().values().stream()
                        .filter(Requirement::rule)
                        .map(Requirement::id)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void eachLineSaysWhatToCheck(Protocol protocol) {
        Stream<String> lines = Stream.concat(
                protocol.advice().themes().values().stream(), protocol.advice().rules().values().stream());

        assertThat(lines).allMatch(line -> line.startsWith("Check ") && line.endsWith(".") && line.length() <= 160);
    }

    @Test
    void aRuleGoesBeforeATheme() {
        Protocol protocol = Demo.catalog(Map.of("advice.yaml", """
                        themes: { stream: Check the stream. }
                        rules:
                          - { of: [DEMO-B-01], advice: Check the rule. }
                        """)).protocol("demo");

        assertThat(protocol.advice().of("DEMO-B-01", "stream")).isEqualTo("Check the rule.");
        assertThat(protocol.advice().of("DEMO-S-01", "stream")).isEqualTo("Check the stream.");
        assertThat(protocol.advice().of("DEMO-S-01", "other")).isEmpty();
    }

    @Test
    void anUnknownRequirementIsRefused() {
        assertThatThrownBy(() -> Demo.catalog(
                        Map.of("advice.yaml", "themes: {}\nrules:\n  - { of: [DEMO-B-10], advice: Check it. }\n")))
                .hasMessageContaining("advice.yaml:3:7: unknown requirement `DEMO-B-10`. Did you mean `DEMO-B-01`?");
    }
}
