package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Lint;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.runner.init.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Starting folders. Whether what they hold runs is tried by `.ci/init-check`. */
class InitTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/io/graphqltck/runner/init");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    static List<Start> starts() {
        return Start.all();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void aFolderIsCompleteAndWithoutProblems(Start start) throws IOException {
        Path folder = temporary.resolve("My Server 2");

        CommandRun run = init(start, folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("subject.yaml").contains(" run '" + folder.resolve("subject.yaml") + "'");
        assertThat(folder.resolve("subject.yaml")).content().contains("name: my-server-2\n");
        assertThat(folder.resolve("README.md")).content().contains("graphql-tck run subject.yaml");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as(file.toString())
                        .isNotBlank()
                        .doesNotContainPattern("@[a-z]+@")
                        .doesNotContain("graphql-tck-subject-")
                        .doesNotContain("../../");
            }
        }
    }

    /** All at once: each check reads all data of the kit first. */
    @Test
    void noFolderHasAProblem() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Start start : Start.all()) {
            Path folder = temporary.resolve(String.join("-", start.role(), start.language(), start.protocol()));
            assertThat(init(start, folder).exitCode()).isZero();
            files.add(folder.resolve("subject.yaml"));
            files.add(folder.resolve("baseline.yaml"));
        }

        assertThat(Lint.check(DataFiles.ofClassPath(getClass().getClassLoader()), files))
                .isEmpty();
    }

    @Test
    void everyLanguageHasTheUsualProtocol() {
        for (Start start : Start.all()) {
            for (String role : List.of("client", "server")) {
                assertThat(Start.all()).contains(new Start(role, start.language(), Start.usualProtocol()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client --language pyton | unknown language `pyton`. Did you mean `python`?",
                "sever --language node | unknown role `sever`. Did you mean `server`?",
                "client --language go --protocol graphql-sse | there is no starting folder for a client in go with `graphql-sse`; "
                        + "choose with --protocol one of: graphql-transport-ws",
                "client | Missing required option: '--language=NAME'",
                "--language node | Missing required parameter: 'ROLE'",
                "server --language node --protocol appsync | there is no starting folder for a server in node with `appsync`; "
                        + "choose with --protocol one of: graphql-over-http, graphql-sse, graphql-transport-ws",
            })
    void wrongUsageIsOneSentence(String line, String sentence) {
        CommandRun run = CommandRun.of(("init " + line).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void aFolderThatIsNotEmptyStaysAsItIs() throws IOException {
        Files.writeString(temporary.resolve("mine"), "");

        CommandRun run = CommandRun.of("init", "client", "--language", "node", temporary.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(" is not empty: it has mine; name one that is empty or does not exist");
        assertThat(temporary.toFile().list()).containsExactly("mine");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("mine"), "");

        assertThat(CommandRun.of("init", "client", "--language", "node", file.toString())
                        .err())
                .contains("mine is a file; name a folder that is empty or does not exist");
        CommandRun below = CommandRun.of(
                "init", "client", "--language", "node", file.resolve("below").toString());
        assertThat(below.exitCode()).isEqualTo(2);
        assertThat(below.err()).contains("cannot write ").contains("; name another folder");
    }

    @Test
    void theWorkflowKnowsItsPlaceInARepository() throws IOException {
        Files.createDirectory(temporary.resolve(".git"));
        Path folder = temporary.resolve("tests/conformance");

        CommandRun run = init(new Start("client", "node", "graphql-transport-ws"), folder);

        assertThat(run.err()).contains("Move .github/workflows/conformance.yml to the root of your repository");
        assertThat(folder.resolve(".github/workflows/conformance.yml"))
                .content()
                .contains("working-directory: tests/conformance\n")
                .contains("path: tests/conformance/results\n");
    }

    @Test
    void theIndexListsWhatThereIs() throws IOException {
        List<String> index = Files.readAllLines(TEMPLATES.resolve("index.txt"));
        try (Stream<Path> files = Files.walk(TEMPLATES.resolve("templates"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> TEMPLATES.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(index.stream()
                            .filter(name -> name.startsWith("templates/"))
                            .toList());
        }
        assertThat(index).isSorted().doesNotHaveDuplicates();
        for (String name : index) {
            assertThat(Start.class.getResource(name)).as(name).isNotNull();
        }
    }

    private static CommandRun init(Start start, Path folder) {
        return CommandRun.of(
                "init",
                start.role(),
                "--language",
                start.language(),
                "--protocol",
                start.protocol(),
                folder.toString());
    }
}
