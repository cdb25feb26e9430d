package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.OtherHttpClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a finding's report says of a client happens again without the kit: the client is run against the report's program. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class ClientReproductionTests {

    private static final Pattern CODE = Pattern.compile("```python\n(.*?)\n```", Pattern.DOTALL);

    private static final String COUNTDOWN = "subscription { countdown(from: 2) }";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The report of the only finding of this scenario. */
    private String issue(String protocol, String scenario, List<String> adapter) throws IOException {
        List<String> words = new ArrayList<>(List.of("test-client", "--protocol", protocol, "--no-probe"));
        words.addAll(List.of("--scenario", scenario, "--report", "issue=" + folder, "--"));
        words.addAll(adapter);
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Files.readString(all.get(0));
        }
    }

    /** What the program printed and, after it, what the client did, when both are over or the program is. */
    private record Outcome(List<String> program, List<String> client) {}

    private Outcome again(String issue, List<String> client) throws Exception {
        Matcher code = CODE.matcher(issue);
        assertThat(code.find()).as(issue).isTrue();
        Files.writeString(folder.resolve("reproduce.py"), code.group(1));
        Process program = start(List.of("python3", "reproduce.py", "0"));
        List<String> printed = new ArrayList<>();
        try (BufferedReader out = reader(program)) {
            String first = out.readLine();
            assertThat(first).as("the program's first line").contains("listening at ");
            List<String> command = new ArrayList<>(client);
            command.add(first.substring(first.indexOf(" at ") + " at ".length()));
            command.add(COUNTDOWN);
            Path said = folder.resolve("said.txt");
            Process asking = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                out.lines().forEach(printed::add);
            } finally {
                asking.destroy();
            }
            return new Outcome(printed, Files.readAllLines(said));
        } finally {
            program.destroy();
        }
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, command.get(0) + " is not on the PATH");
            throw new AssertionError(e);
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void aClientOfAWebSocketIsSilentAgain() throws Exception {
        String issue = issue("graphql-transport-ws", "gtws.ping.client-answers-each", OtherClient.command());

        Outcome outcome = again(issue, OtherClient.command());

        assertThat(outcome.program().get(outcome.program().size() - 1)).isEqualTo("< nothing within 10 s");
        assertThat(issue).contains("- received: `nothing");
        assertThat(outcome.program()).anyMatch(line -> line.startsWith("> {\"type\":\"ping\""));
    }

    @Test
    void aClientOfAnEventStreamReportsTheSameAgain() throws Exception {
        String issue =
                issue("graphql-sse", "sse.format.comment-like-data.with-a-result-in-it", OtherHttpClient.command());

        Outcome outcome = again(issue, OtherHttpClient.command());

        assertThat(issue).contains("- received: ``the application saw: result {\"data\":{\"countdown\":99}}");
        assertThat(outcome.client()).first().isEqualTo("{\"data\":{\"countdown\":99}}");
        assertThat(outcome.program()).contains("> : data: {\"data\":{\"countdown\":99}}");
    }

    @Test
    void aClientOverHttpReportsTheSameAgain() throws Exception {
        String issue = issue("graphql-over-http", "goh.refusals.data.500", OtherHttpClient.command());

        Outcome outcome = again(issue, OtherHttpClient.command());

        Matcher received = Pattern.compile("- received: `+the application saw: result (\\{.*?})`")
                .matcher(issue);
        assertThat(received.find()).as(issue).isTrue();
        assertThat(outcome.client()).containsExactly(received.group(1));
    }
}
