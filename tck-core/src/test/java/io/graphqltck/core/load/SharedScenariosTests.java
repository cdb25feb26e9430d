package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.support.MemoryFiles;
import io.graphqltck.core.text.LoadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scenarios written once, for every protocol that names their file and gives their words a value. */
class SharedScenariosTests {

    private static final String SCENARIOS = """
            theme: layer
            words:
              ready: the fragment after which the server answers
              asks: a message with the id `id`
              answers: what the server says to `id`
            phrases:
              told:
                - outcome: closed with ${code}
                  dialogue:
                    - ${party} closes: { code: '${code}' }
                - outcome: dropped
                  dialogue:
                    - ${party} drops: any
            scenarios:
              - id: '${prefix}.layer.asked'
                title: The ${subprotocol} server answers
                requirements: [DEMO-B-01]
                roles: [server]
                examples: [ { case: one }, { case: two } ]
                dialogue:
                  - include: '${ready}'
                  - client: { <asks>: { id: '${case}', more: nothing } }
                    authorised: {}
                  - server: { <answers>: { id: '${case}' } }
                    requirement: DEMO-B-01
              - id: '${prefix}.layer.ended'
                title: The server ends it
                requirements: [DEMO-B-01]
                roles: [server]
                dialogue:
                  - include: '${ready}'
                  - either: { <told>: { party: server, code: 1000 } }
            """;
    private static final String FILES = "shared: { scenarios: [layer/layer.tck.yaml] }\n";
    private static final String WORDS = """
            words:
              ready: ready
              asks: { type: start, id: '${id}', payload: $count }
              answers:
                - { type: data, id: '${id}', payload: { data: $count.1 } }
                - { type: end, id: '${id}' }
            """;

    private final Map<String, String> files = new LinkedHashMap<>();

    private Protocol load(String shared) {
        for (String name : new String[] {
            "requirements.yaml", "operations.yaml", "fragments.yaml", "grammar.schema.json", "credentials.yaml"
        }) {
            files.put("demo/" + name, Demo.resource("demo/" + name));
        }
        files.put("demo/protocol.yaml", Demo.resource("demo/protocol.yaml") + shared);
        files.putIfAbsent("layer/layer.tck.yaml", SCENARIOS);
        return Catalog.load(new MemoryFiles(files)).protocol("demo");
    }

    private void refused(String shared, String problem) {
        assertThatThrownBy(() -> load(shared)).isInstanceOf(LoadException.class).hasMessageContaining(problem);
    }

    private static List<Act> acts(Scenario scenario) {
        return Turn.every(scenario.dialogue())
                .filter(Turn.Speech.class::isInstance)
                .map(turn -> ((Turn.Speech) turn).act())
                .toList();
    }

    @Test
    void areReadInTheProtocolsWords() {
        List<Scenario> scenarios = load(FILES + WORDS).scenarios();

        assertThat(scenarios).extracting(Scenario::id).contains("demo.layer.asked.one", "demo.layer.asked.two");
        Scenario asked = scenario(scenarios, "demo.layer.asked.two");
        assertThat(asked.title()).doesNotContain("${");
        assertThat(asked.at().toString()).isEqualTo("layer.tck.yaml:15:5");
        assertThat(asked.dialogue()).hasSize(4);
        assertThat(asked.dialogue().get(3).at().toString()).isEqualTo("layer.tck.yaml:24:9");
        assertThat(asked.dialogue().get(3).requirement()).isEqualTo("DEMO-B-01");
        assertThat(acts(asked).toString()).contains("two").contains("end");
        assertThat(acts(scenario(scenarios, "demo.layer.ended")).toString()).contains("1000");
    }

    private static Scenario scenario(List<Scenario> scenarios, String id) {
        return scenarios.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mayBeLeftOutOrAdapted() {
        String shared = """
                shared:
                  scenarios: [layer/layer.tck.yaml]
                  without: [demo.layer.ended]
                  adapted:
                    demo.layer.asked: { title: Asked otherwise, needs: [queries], examples: [ { case: three } ] }
                """;
        List<Scenario> scenarios = load(shared + WORDS).scenarios();

        assertThat(scenarios).extracting(Scenario::id).doesNotContain("demo.layer.ended", "demo.layer.asked.one");
        Scenario asked = scenario(scenarios, "demo.layer.asked.three");
        assertThat(asked.title()).isEqualTo("Asked otherwise");
        assertThat(asked.needs()).containsExactly("queries");
    }

    @Test
    void sayWhichWordIsMissing() {
        refused(
                FILES + WORDS.replace("  ready: ready\n", ""),
                "`layer/layer.tck.yaml` needs the word `ready` of this protocol: the fragment after which the server"
                        + " answers; add it to `words`");
        refused(
                FILES + WORDS + "  asked: {}\n",
                ":10: no shared scenario of this protocol uses the word `asked`. Known: `answers`, `asks`, `ready`.");
        refused(
                FILES + WORDS.replace("'${id}' }\n", "'${name}' }\n"),
                "layer.tck.yaml:24:17: `answers` needs `name` too, see protocol.yaml:");
    }

    @Test
    void sayWhatIsWrongInTheFileThatIsWrong() {
        String wrong = WORDS.replace("payload: $count }", "payload: $cuont.1 }");
        refused(FILES + wrong, "protocol.yaml:");
        refused(FILES + wrong, "unknown operation `cuont`");

        files.put("layer/layer.tck.yaml", SCENARIOS.replace("server: {", "sever: {"));
        refused(FILES + WORDS, "layer.tck.yaml:24:9: unknown turn `sever`");
    }

    @Test
    void areAllKnown() {
        refused(
                "shared: { scenarios: [layer/layer.tck.yaml], without: [demo.layer.end] }\n" + WORDS,
                "demo.layer.ended");
        refused(
                "shared: { scenarios: [layer/layer.tck.yaml], adapted: { demo.layer.ended: { dialogue: [] } } }\n"
                        + WORDS,
                "unknown key `dialogue`");
        refused("shared: { scenarios: [layer/lawyer.tck.yaml] }\n" + WORDS, "Did you mean `layer/layer.tck.yaml`?");
        refused("", "layer.tck.yaml:1:1: no protocol has these scenarios");
    }

    @Test
    void declareOnlyWhatTheyUse() {
        files.put("layer/layer.tck.yaml", SCENARIOS.replace("words:\n", "words:\n  idle: nobody needs it\n"));
        refused(FILES + WORDS, "no scenario of this file uses the word `idle`");

        files.put("layer/layer.tck.yaml", SCENARIOS.replace("phrases:\n", "phrases:\n  idle: []\n"));
        refused(FILES + WORDS, "no scenario of this file uses the phrase `idle`");

        files.put("layer/layer.tck.yaml", SCENARIOS.replaceAll("(?s)words:.*phrases", "phrases"));
        refused(FILES + WORDS, "`words` is missing");
    }
}
