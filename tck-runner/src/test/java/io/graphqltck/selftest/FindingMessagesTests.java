package io.graphqltck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.messages.MessageFile;
import io.graphqltck.reports.text.SafeText;
import io.graphqltck.wire.Reactor;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is expected and received where a peer is wrong: the first finding of each form that the mutants of some scenarios cause. */
@Tag("golden")
class FindingMessagesTests {

    private static final ClassLoader LOADER = FindingMessagesTests.class.getClassLoader();

    private static final Map<String, List<String>> SCENARIOS = scenarios();

    /** What differs between two findings of one form. */
    private static final Pattern VALUES = Pattern.compile("\\{.*}|\\[.*]|\"[^\"]*\"|`[^`]*`|\\d+|[a-z-]+-protocol");

    /** Numbers that a play has, and others not. */
    private static final Pattern NUMBERED = Pattern.compile("self-\\d+|127\\.0\\.0\\.1:\\d+|(?<=within )\\d+(?= ms)");

    private static final int LONGEST = 200;

    private static Map<String, List<String>> scenarios() {
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        scenarios.put(
                "graphql-transport-ws",
                List.of("gtws.init.twice", "gtws.stream.completes", "gtws.complete.stops-stream"));
        scenarios.put("graphql-ws", List.of("lgws.init.twice", "lgws.stream.completes"));
        scenarios.put("appsync", List.of("asy.data.delivered"));
        scenarios.put("multipart-subscription", List.of("mps.stream.completes"));
        scenarios.put("graphql-sse", List.of("sse.stream.completes"));
        scenarios.put("graphql-over-http", List.of("goh.post.query"));
        return scenarios;
    }

    @Test
    void findings() throws Exception {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<String>> of : SCENARIOS.entrySet()) {
            Protocol protocol = Catalog.shipped().protocol(of.getKey());
            List<Scenario> scenarios = protocol.scenarios().stream()
                    .filter(scenario -> of.getValue().contains(scenario.id()))
                    .toList();
            assertThat(scenarios).extracting(Scenario::id).containsExactlyInAnyOrderElementsOf(of.getValue());
            text.append("== ").append(of.getKey()).append(" ==\n\n").append(findings(protocol, scenarios));
        }
        MessageFile.assertMatches("findings", text.toString());
    }

    private static String findings(Protocol protocol, List<Scenario> scenarios) throws Exception {
        Options options = new Options(
                Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of());
        List<SelfTest.Fate> fates;
        try (Reactor reactor = new Reactor()) {
            fates = new SelfTest(protocol, new Judge(Rules.load(LOADER), false), options, 16)
                    .run(reactor, scenarios, new SelfTest.Peers(false, true))
                    .fates();
        }
        Map<String, String> byForm = new LinkedHashMap<>();
        fates.stream()
                .filter(fate -> fate.kind() == SelfTest.Fate.Kind.KILLED)
                .sorted(Comparator.comparing((SelfTest.Fate fate) ->
                                scenarios.indexOf(fate.mutant().original()))
                        .thenComparing(fate -> fate.mutant().role())
                        .thenComparing(fate -> fate.mutant().id()))
                .forEach(fate -> fate.result().findings().stream()
                        .limit(1)
                        .forEach(finding -> byForm.putIfAbsent(form(fate, finding), words(fate, finding))));
        return String.join("", byForm.values());
    }

    private static String form(SelfTest.Fate fate, Finding finding) {
        return fate.mutant().role()
                + VALUES.matcher(finding.allowed() + " " + finding.found()).replaceAll("…");
    }

    private static String words(SelfTest.Fate fate, Finding finding) {
        return fate.mutant().role().word() + ", " + fate.result().scenario().id() + ", mutant `"
                + fate.mutant().change() + "`\n  " + finding.requirement() + ", " + finding.source() + "\n  expected  "
                + shortened(String.join(" or ", finding.allowed())) + "\n  received  " + shortened(finding.found())
                + "\n\n";
    }

    private static String shortened(String text) {
        String same = SafeText.of(NUMBERED.matcher(text).replaceAll("…"), true);
        return same.length() <= LONGEST ? same : same.substring(0, LONGEST) + "…";
    }
}
