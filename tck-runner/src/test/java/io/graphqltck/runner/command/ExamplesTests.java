package io.graphqltck.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.reports.output.ReportTarget;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the documents tell people to type is what the command line takes. */
class ExamplesTests {

    private static final Path DOCS = Path.of("../docs");

    /** Up to the end of the line, a pipe or another command. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:java -jar \\S*graphql-tck\\.jar|(?:\\./)?graphql-tck) ([^|;&>#\n]+)");

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "kubernetes-indexed-job.yaml"})
    void ofContinuousIntegrationAreYamlWithCommandsThatThereAre(String name) throws Exception {
        String text = Files.readString(DOCS.resolve("examples").resolve(name));
        List<String> scripts = new ArrayList<>();
        int documents = 0;
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            assertThat(document).isInstanceOf(Map.class);
            strings(document, scripts);
            documents++;
        }
        assertThat(documents).isPositive();
        List<String> commands =
                scripts.stream().flatMap(ExamplesTests::commands).toList();
        assertThat(commands)
                .anyMatch(command -> command.startsWith("run "))
                .anyMatch(command -> command.startsWith("merge "))
                .anyMatch(command -> command.contains("--shard "))
                .allSatisfy(ExamplesTests::assertTaken);
    }

    @Test
    void ofTheGuidesAreCommandsThatThereAre() throws Exception {
        List<String> commands = new ArrayList<>();
        try (Stream<Path> files = Files.list(DOCS)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                commands.addAll(blocks(file));
            }
        }
        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(ExamplesTests::assertTaken);
    }

    /** This test can fail. */
    @Test
    void commandsThatThereAreNotAreFound() {
        assertThatThrownBy(() -> assertTaken("merge a --ouput b")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertTaken("merg a --out b")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertTaken("merge a --out b --report junnit")).isInstanceOf(RuntimeException.class);
    }

    private static List<String> blocks(Path file) throws IOException {
        return BLOCK.matcher(Files.readString(file))
                .results()
                .flatMap(block -> commands(block.group(1)))
                .toList();
    }

    private static Stream<String> commands(String script) {
        String lines = script.replace("\\\n", " ")
                .replaceAll("(?m)^\\s*#.*$", "")
                // What the engines fill in.
                .replaceAll("\\$\\{\\{[^}]*}}", "1")
                .replaceAll("\\$\\(\\([^)]*\\)\\)", "1")
                .replaceAll("\"\\$\\{costs\\[@]}\"", "--costs costs/results.json");
        return COMMAND.matcher(lines)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceFirst("^(java -jar \\S+|(\\./)?graphql-tck) ", "")
                        .strip());
    }

    private static void assertTaken(String command) {
        Kit kit = new Kit(
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false),
                Map.of());
        List<String> words = new ArrayList<>();
        Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+")
                .matcher(command)
                .results()
                .forEach(word -> words.add(word.group().replaceAll("^['\"]|['\"]$", "")));
        try {
            CommandLine.ParseResult result = Cli.tree(kit).parseArgs(words.toArray(String[]::new));
            assertThat(result.hasSubcommand()).as(command).isTrue();
            CommandLine.ParseResult sub = result.subcommand();
            Object reports = sub.matchedOptionValue("--report", List.of());
            if (reports instanceof Collection<?> some) {
                ReportTarget.of(
                        Path.of("out"), some.stream().map(String::valueOf).toList());
            }
        } catch (ParameterException e) {
            throw new AssertionError("`" + command + "`: " + e.getMessage(), e);
        }
    }

    private static void strings(Object node, List<String> strings) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> strings(value, strings));
        } else if (node instanceof Collection<?> items) {
            items.forEach(item -> strings(item, strings));
        } else if (node instanceof String text) {
            strings.add(text);
        }
    }
}
