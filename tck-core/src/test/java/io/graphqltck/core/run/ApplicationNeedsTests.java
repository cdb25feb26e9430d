package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario has the application do decides which capabilities a client needs. */
class ApplicationNeedsTests {

    private static final DataFiles KIT = DataFiles.ofClassPath(ApplicationNeedsTests.class.getClassLoader());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void areTheNameThatChoosesAnOperation() {
        assertThatThrownBy(() -> scenario("[]", """
                - application: { subscribes: $named, as: op }
                - include: connected
                - client: { type: start, id: $op, payload: $named }
                """))
                .hasMessageContaining("needs `operation-name`: add this word to `needs`");
    }

    @Test
    void areSeveralOperationsOnOneConnection() {
        String beside = """
                - application: { subscribes: $silent, as: running }
                - include: connected
                - client: { type: start, id: $running, payload: $silent }
                - application: { subscribes: $hello, as: op }
                - client: { type: start, id: $op, payload: $hello }
                """;

        assertThatThrownBy(() -> scenario("[]", beside)).hasMessageContaining("`multiplexing`");
        assertThat(scenario("[multiplexing]", beside).needs()).containsExactly("multiplexing");
    }

    @Test
    void areNoneForTheNextOperationAfterTheEndOfTheFirst() {
        assertThat(scenario("[]", """
                - application: { subscribes: $countdown, as: one }
                - include: connected
                - client: { type: start, id: $one, payload: $countdown }
                - server: { type: complete, id: $one }
                - application: { sees: completion, of: one }
                - application: { subscribes: $countdown, as: two }
                - client: { type: start, id: $two, payload: $countdown }
                """).needs()).isEmpty();
    }

    @Test
    void mustNotBeThatIdenticalOperationsAreSentTwice() {
        assertThatThrownBy(() -> scenario("[multiplexing]", """
                - application: { subscribes: $countdown, as: one }
                - include: connected
                - client: { type: start, id: $one, payload: $countdown }
                - application: { subscribes: $countdown, as: two }
                - client: { type: start, id: $two, payload: $countdown }
                """))
                .hasMessageContaining("a client may send identical operations once");
    }

    @Test
    void bindNoServer() {
        Protocol protocol = Catalog.shipped(KIT, List.of()).protocol("graphql-ws");
        Scenario beside = protocol.scenarios().stream()
                .filter(scenario -> scenario.id().equals("lgws.single.query-beside-stream"))
                .findFirst()
                .orElseThrow();

        assertThat(beside.needs()).contains("multiplexing");
        assertThat(ApplicationNeeds.of(beside, protocol.operations())).contains("multiplexing");
    }

    private Scenario scenario(String needs, String dialogue) {
        String file = """
                protocol: graphql-ws
                theme: mine
                scenarios:
                  - id: lgws.mine.one
                    title: Client does something
                    requirements: [LGWS-C-14]
                    needs: %s
                    dialogue:
                """.formatted(needs) + dialogue.indent(6);
        try {
            Path path = Files.writeString(folder.resolve("mine.tck.yaml"), file);
            return Catalog.load(KIT, List.of(path)).scenario("lgws.mine.one").orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
