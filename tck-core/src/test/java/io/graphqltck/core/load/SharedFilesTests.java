package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.support.MemoryFiles;
import io.graphqltck.core.text.LoadException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Protocols may share files of requirements and operations. */
class SharedFilesTests {

    private static final String REQUIREMENTS = """
            requirements:
              - { id: LAYER-B-01, role: both, level: must, judgement: fail, section: 'L:1', sentence: Both do it right. }
            """;
    private static final String OPERATIONS = """
            operations:
              shared: { kind: query, query: '{ shared }', results: [] }
            """;
    private static final String SHARED =
            "shared: { requirements: [layer/requirements.yaml], operations: [layer/operations.yaml] }\n";

    private final Map<String, String> files = new LinkedHashMap<>();

    private Protocol load(String shared) {
        for (String name : new String[] {
            "protocol.yaml",
            "requirements.yaml",
            "operations.yaml",
            "fragments.yaml",
            "grammar.schema.json",
            "credentials.yaml"
        }) {
            files.putIfAbsent("demo/" + name, Demo.resource("demo/" + name));
        }
        files.put("demo/protocol.yaml", Demo.resource("demo/protocol.yaml") + shared);
        files.putIfAbsent("layer/requirements.yaml", REQUIREMENTS);
        files.putIfAbsent("layer/operations.yaml", OPERATIONS);
        files.values().removeIf(String::isEmpty);
        return Catalog.load(new MemoryFiles(files)).protocol("demo");
    }

    @Test
    void standBeforeTheProtocolsOwn() {
        Protocol protocol = load(SHARED);
        assertThat(protocol.requirements().keySet()).startsWith("LAYER-B-01", "DEMO-S-01");
        assertThat(protocol.operations().keySet()).contains("shared", "count");
    }

    @Test
    void mayBeAllThatThereIs() {
        files.put("demo/operations.yaml", "");
        assertThat(load(SHARED).operations().keySet()).containsExactly("shared");
    }

    @Test
    void areNotReadUnlessNamed() {
        assertThat(load("").requirements().keySet()).doesNotContain("LAYER-B-01");
    }

    @Test
    void mustBeThere() {
        assertThatThrownBy(() -> load("shared: { requirements: [layer/requirement.yaml] }\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining(
                        "there is no file `layer/requirement.yaml`. Did you mean `layer/requirements.yaml`?");
    }

    @Test
    void sayNothingThatTheProtocolSaysToo() {
        files.put("layer/requirements.yaml", REQUIREMENTS.replace("LAYER-B-01", "DEMO-S-02"));
        files.put("layer/operations.yaml", OPERATIONS.replace("shared:", "count:"));
        assertThatThrownBy(() -> load(SHARED))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("the requirement `DEMO-S-02` is there twice")
                .hasMessageContaining("the operation `count` is there already, in a shared file");
    }

    @Test
    void areOfKnownKinds() {
        assertThatThrownBy(() -> load("shared: { fragments: [layer/fragments.yaml] }\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("unknown key `fragments`");
    }
}
