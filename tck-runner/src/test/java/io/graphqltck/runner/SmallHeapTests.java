package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.runner.peer.Exhausting;
import io.graphqltck.runner.peer.ExhaustingClient;
import io.graphqltck.runner.peer.ExhaustingServer;
import io.graphqltck.runner.peer.ExhaustingStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With 256 MB of heap and 64 scenarios at once nothing that a subject sends ends the kit, or counts against the subject. */
@Tag("whole-suite") // a third of three, and reads the largest files
@Execution(ExecutionMode.CONCURRENT) // each in a process of its own
class SmallHeapTests {

    private static final List<String> THE_HEAP =
            List.of("OutOfMemoryError", "heap space", "StackOverflowError", KitFailure.PREFIX);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> servers() {
        Exhausting zeros = new Exhausting(Exhausting.ZEROS, "identity", false);
        Exhausting large = new Exhausting(Exhausting.LARGE, "identity", true);
        Exhausting gzip = new Exhausting(Exhausting.ZEROS, "gzip", false);
        Exhausting br = new Exhausting(Exhausting.ZEROS, "br", false);
        Exhausting deep = new Exhausting(Exhausting.DEEP, "gzip", false);
        return Stream.of(
                server("graphql-transport-ws", "1.1", "zeros", zeros),
                server("graphql-transport-ws", "1.1", "many large", large),
                server("multipart-subscription", "1.1", "zeros", zeros),
                server("multipart-subscription", "1.1", "many large", large),
                server("multipart-subscription", "1.1", "zeros, br", br),
                server("multipart-subscription", "2", "deep, gzip", deep),
                server("multipart-subscription", "2", "many large", large),
                server("graphql-sse", "1.1", "zeros, gzip", gzip),
                server("graphql-sse", "1.1", "many large", large),
                server("graphql-sse", "2", "zeros, br", br),
                server("graphql-sse", "2", "many large", large),
                server("graphql-over-http", "1.1", "deep, gzip", deep),
                server("graphql-over-http", "1.1", "many large", large),
                server("graphql-over-http", "2", "zeros", zeros),
                server("graphql-over-http", "2", "zeros, br", br));
    }

    private static Arguments server(String protocol, String http, String name, Exhausting answer) {
        return Arguments.of(protocol, http, name, answer);
    }

    @ParameterizedTest(name = "{0} over {1}, {2}")
    @MethodSource("servers")
    void whatAServerSays(String protocol, String http, String name, Exhausting answer) throws Exception {
        if (http.equals("2")) {
            try (ExhaustingStreams server = new ExhaustingStreams(answer)) {
                judgeServer(protocol, http, server.port(), answer);
            }
        } else {
            try (ExhaustingServer server = new ExhaustingServer(answer)) {
                judgeServer(protocol, http, server.port(), answer);
            }
        }
    }

    private void judgeServer(String protocol, String http, int port, Exhausting answer) throws Exception {
        String url = (protocol.endsWith("ws") ? "ws" : "http") + "://127.0.0.1:" + port + "/graphql";
        assertLimited(
                protocol,
                http,
                !answer.again(),
                List.of("test-server", "--url", url), // without the control schema, which would be verified first
                List.of());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "graphql-transport-ws, lines",
        "graphql-transport-ws, graphql-transport-ws",
        "graphql-over-http, 1.1",
        "graphql-over-http, 2",
        "graphql-sse, 2",
        "multipart-subscription, 1.1"
    })
    void whatAClientSays(String protocol, String way) throws Exception {
        List<String> command = new ArrayList<>(List.of("--"));
        command.addAll(ExhaustingClient.command(way));
        String capabilities = way.equals("2") ? "queries,multiplexing,http2" : "queries,multiplexing";
        assertLimited(
                protocol,
                way.equals("2") ? "2" : "1.1",
                true,
                List.of("test-client", "--capability", capabilities),
                command);
    }

    private void assertLimited(String protocol, String http, boolean tooLarge, List<String> before, List<String> after)
            throws Exception {
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of("--protocol", protocol, "--http", http, "--no-probe"));
        line.addAll(List.of("--shard", shard(protocol, before.contains("test-server"), tooLarge)));
        line.addAll(List.of("--jobs", "64", "--turn-timeout", "10s"));
        line.addAll(List.of("--out", folder.resolve("out").toString()));
        line.addAll(after);
        Ran ran = run(line.toArray(String[]::new));

        assertThat(ran.exitCode).as(ran.output).isEqualTo(ExitCode.NOT_CONFORMANT);
        assertThat(ran.output).doesNotContain(THE_HEAP);
        String results = Files.readString(folder.resolve("out/results.json"));
        assertThat(results).doesNotContain(THE_HEAP);
        if (tooLarge) {
            assertThat(results).contains("a limit of the kit: ", "harness-error");
        }
    }

    /** One case has more scenarios than are played at once; the others take a part of theirs, or all where these are few. */
    private static String shard(String protocol, boolean server, boolean tooLarge) {
        if (server && !protocol.equals("graphql-transport-ws")) {
            return "1/1"; // few need no control schema
        }
        return server && tooLarge ? "1/4" : "1/32";
    }

    @Test
    void filesOfResults() throws Exception {
        for (String content : List.of(
                "[" + "0,".repeat(24_000_000) + "0]",
                "{\"schema\":\"graphql-tck-results\",\"version\":1,\"runs\":[" + "0,".repeat(24_000_000) + "0]}",
                "{\"schema\":\"graphql-tck-results\",\"version\":1,\"kit\":{\"version\":\"" + "x".repeat(40_000_000)
                        + "\"}}",
                "{\"schema\":\"graphql-tck-results\",\"version\":1,\"runs\":" + "[".repeat(450) + "]".repeat(450)
                        + "}")) {
            Path file = Files.writeString(folder.resolve("results.json"), content);
            for (String command : List.of("report", "merge", "judge")) {
                Ran ran = run(command, file.toString());
                assertThat(ran.exitCode).as(command + ": " + ran.output).isEqualTo(ExitCode.BAD_INPUT);
            }
        }
    }

    /** A heap that holds the kit and hardly more: whatever comes of the run, it writes what it has and ends its children. */
    @Test
    void anExhaustedHeapLosesNothing() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path subject = Files.writeString(folder.resolve("subject.yaml"), """
                name: exhausting
                title: Exhausting
                role: server
                protocols: [graphql-transport-ws]
                url: ws://127.0.0.1:{port}/graphql
                start: { command: ['%s', '-Xmx32m', -cp, '%s', '%s', '%s'] }
                """.formatted(
                        java, System.getProperty("java.class.path"), ExhaustingServer.class.getName(), folder));
        boolean exhausted = false;
        // How much the kit itself takes depends on the Java that runs it.
        for (String heap : List.of("-Xmx20m", "-Xmx24m", "-Xmx18m", "-Xmx28m", "-Xmx16m", "-Xmx32m")) {
            if (exhausted) {
                break;
            }
            Path out = folder.resolve("out" + heap);
            Ran ran = inHeap(
                    heap,
                    "run",
                    subject.toString(),
                    "--jobs",
                    "64",
                    "--shard",
                    "1/6",
                    "--turn-timeout",
                    "2s",
                    "--out",
                    out.toString());
            if (ran.exitCode == ExitCode.BUG) {
                exhausted = true;
                assertThat(ran.output).contains("the kit itself failed: java.lang.OutOfMemoryError");
            }
            // Where there is no memory to finish the file, its journal is there, which `report` reads.
            assertThat(List.of(out.resolve("results.json"), out.resolve("results.json.journal")))
                    .as(ran.output)
                    .anyMatch(Files::exists);
            assertThat(ProcessHandle.allProcesses()
                            .filter(process -> process.info()
                                    .commandLine()
                                    .filter(line -> line.contains(ExhaustingServer.class.getName())
                                            && line.contains(folder.toString()))
                                    .isPresent()))
                    .as("children that are left")
                    .isEmpty();
        }
        assertThat(exhausted).as("one of these heaps is too small").isTrue();
    }

    private record Ran(int exitCode, String output) {}

    private Ran run(String... arguments) throws IOException, InterruptedException {
        return inHeap("-Xmx256m", arguments);
    }

    private Ran inHeap(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        return new Ran(exitCode, Files.readString(output, StandardCharsets.UTF_8));
    }
}
