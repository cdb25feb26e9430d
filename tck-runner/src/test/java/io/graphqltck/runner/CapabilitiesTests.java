package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.run.DeclaredWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation of the capabilities is what the data say. */
class CapabilitiesTests {

    private static final Catalog CATALOG = Catalog.shipped();
    private static final Path DOCUMENT = Path.of("../docs/capabilities.md");

    @Test
    void theDocumentIsWhatTheCommandPrints() throws Exception {
        String document = Files.readString(DOCUMENT);
        String tables = document.substring(document.indexOf("\n## ") + 1);

        assertThat(CommandRun.of("capabilities").out())
                .as("./graphql-tck capabilities, from the first table of " + DOCUMENT + " on")
                .isEqualTo(tables);
    }

    static Stream<Path> subjects() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../subjects"))) {
            return folders
                    .map(folder -> folder.resolve("subject.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theWordsOfOurSubjectsBelongToTheirProtocols(Path file) {
        SubjectDescription subject = SubjectReader.read(file);
        List<Protocol> protocols =
                subject.protocols().stream().map(CATALOG::protocol).toList();

        assertThat(DeclaredWords.problem(subject.info(), protocols)).isEmpty();
    }

    @Test
    void aWordOfAnotherProtocolIsRefusedWithThoseThatThereAre() {
        CommandRun run = CommandRun.of(
                "test-server", "--protocol", "graphql-ws", "--capability", "get", "--url", "ws://127.0.0.1:1/graphql");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains(
                        "declares the unknown capability `get`. The capabilities of a server with graphql-ws are, nearest"
                                + " first: `queries`, ")
                .contains("`connect-hook.deny`");
    }
}
