package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.reports.text.SafeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that somebody else said moves the cursor, hides a word or commands the surroundings, whichever way it takes. */
class ConsoleSinkTests {

    /** All characters that no console should be given, and what begins a command. */
    private static final String EVERYTHING = IntStream.rangeClosed(0, 0xFFFF)
                    .filter(c -> c != '\n' && SafeText.isUnsafe(c) && !Character.isSurrogate((char) c))
                    .filter(c -> Character.getType(c) != Character.UNASSIGNED
                            && Character.getType(c) != Character.PRIVATE_USE)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
            + "\u001b]8;;http://e\u001b\\x\u001b]8;;\u001b\\ \u001b[31m ##[error]x";

    private static final String COMMAND = "\n::error::x\n  ::set-output name=a::b\n\u202e::warning::y";

    private static final String ADAPTER = """
            import java.util.Scanner;
            class Adapter {
                public static void main(String[] a) throws Exception {
                    System.out.println(new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(a[0])), "UTF-8"));
                    System.out.flush();
                    Scanner in = new Scanner(System.in, "UTF-8");
                    while (in.hasNextLine()) {
                        String line = in.nextLine();
                        if (line.contains("exit")) {
                            return;
                        }
                        if (a.length > 1) {
                            System.out.println(new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(a[1])), "UTF-8"));
                        }
                    }
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyCharacterDownEveryWayToTheConsole() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), true);
        terminal.out().println(EVERYTHING + COMMAND);
        terminal.out().print(":");
        terminal.out().flush();
        terminal.out().println(":error::split");
        terminal.err().println(EVERYTHING + COMMAND);
        terminal.note(EVERYTHING + COMMAND);
        terminal.notes(EVERYTHING + COMMAND);
        terminal.out().flush();

        assertHarmless(out.toString());
        assertHarmless(err.toString());
        assertThat(out.toString()).contains("\\u003a:error::x", "\\u003a:error::split");
    }

    @Test
    void jsonStaysJson() throws Exception {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false);
        String json =
                io.graphqltck.core.json.JsonText.write(io.graphqltck.core.json.Json.of("a\u202e##[x\udb40\udc01"));
        terminal.json(json);

        assertHarmless(out.toString());
        assertThat(io.graphqltck.core.json.JsonText.read(out.toString().strip()))
                .isEqualTo(io.graphqltck.core.json.Json.of("a\u202e##[x\udb40\udc01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "github"})
    void whatAnAdapterSaysOfItself(String annotations) throws Exception {
        for (String greeting : List.of(
                "{\"event\":\"ready\",\"version\":1,\"name\":" + quoted() + ",\"libraryVersion\":" + quoted()
                        + ",\"capabilities\":[" + quoted() + "]}",
                "{\"event\":" + quoted() + "}",
                EVERYTHING.replaceAll("[\r\n]", ""))) {
            CommandRun run = client(annotations, greeting, "{\"event\":" + quoted() + ",\"session\":" + quoted() + "}");
            assertHarmless(run);
            assertThat(run.exitCode()).as(run.err()).isNotEqualTo(ExitCode.BAD_INPUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "run", "test-client --baseline", "report", "diff", "merge --out x", "judge"})
    void whatFilesSay(String command) throws Exception {
        for (String content : List.of(
                "protocol: \"" + EVERYTHING.replaceAll("[\\p{Cntrl}\"\\\\]", "") + "\\e[31m\\n::error::x\\u202e\"\n",
                "\"\\e]8;;x\\n::error::x\": 1\n",
                "known-failures:\n  - scenario: \"\\e[1m\\n::error::x\\n\"\n",
                "{\"schema\":\"graphql-tck-results\",\"version\":\"\\u001b[1m\\n::error::x\"}",
                "{\"schema\":\"\\u001b[1m\\n::error::x\\u202e\"}",
                EVERYTHING + COMMAND)) {
            for (String name : List.of("x.tck.yaml", "baseline.yaml", "subject.yaml", "results.json")) {
                Path file = Files.writeString(folder.resolve(name), content);
                String line = command + " " + file + (command.startsWith("test-client") ? " --adapter none" : "");
                assertHarmless(CommandRun.of(line.split(" ")));
            }
        }
    }

    @Test
    void whatTheCommandLineSays() {
        for (String word : List.of("--\u001b[31m", "\u001b]8;;x\n::error::x", "::error::x", "##[error]x")) {
            assertHarmless(CommandRun.of(word));
            assertHarmless(CommandRun.of("list", "--scenario", word));
            assertHarmless(CommandRun.of("run", word));
            assertHarmless(CommandRun.of("explain", word));
            assertHarmless(CommandRun.of("test-server", "--url", word));
            assertHarmless(CommandRun.of("test-client", "--protocol", word, "--", word));
            assertHarmless(CommandRun.of("lint", word));
            assertHarmless(CommandRun.of("list", "--protocol", word));
        }
    }

    @Test
    void theQueryOfAUrlIsNotShown() {
        CommandRun run = CommandRun.of(
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--url",
                "ws://127.0.0.1:1/graphql?access=hunter22");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain("hunter22");
    }

    private CommandRun client(String annotations, String greeting, String answer) throws Exception {
        Path source = Files.writeString(folder.resolve("Adapter.java"), ADAPTER);
        Path said = Files.writeString(folder.resolve("greeting"), greeting);
        Path then = Files.writeString(folder.resolve("answer"), answer);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "test-client",
                "--protocol",
                "graphql-transport-ws",
                "--scenario",
                "gtws.init.acknowledged",
                "--turn-timeout",
                "3s"));
        if (annotations.equals("github")) {
            arguments.addAll(List.of("--annotations", "github"));
        }
        arguments.addAll(
                List.of("--", java, "-XX:TieredStopAtLevel=1", source.toString(), said.toString(), then.toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String quoted() {
        return io.graphqltck.core.json.JsonText.write(io.graphqltck.core.json.Json.of(EVERYTHING + COMMAND));
    }

    private static void assertHarmless(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isNotEqualTo(70);
        assertHarmless(run.out());
        // The kit's own commands around a guarded run.
        assertHarmless(run.err()
                .replaceAll("(?m)^::(stop-commands::)?[0-9a-f-]{36}(::)?$", "")
                .replaceAll("(?m)^::(error|warning|notice) [^\n]*$", "")
                .replaceAll("(?m)^::notice::[^\n]*$", ""));
    }

    private static void assertHarmless(String shown) {
        assertThat(shown.codePoints()
                        .filter(c -> c != '\n' && SafeText.isUnsafe(c))
                        .mapToObj(Integer::toHexString))
                .as(shown)
                .isEmpty();
        assertThat(shown).doesNotContain("##[");
        assertThat(shown.lines().map(String::stripLeading).filter(line -> line.startsWith("::")))
                .isEmpty();
    }
}
