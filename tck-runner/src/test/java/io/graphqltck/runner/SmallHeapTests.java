package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.ExhaustingServer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With 256 MB of heap and 64 scenarios at once nothing that a subject sends ends the kit, or counts against the subject. */
@Tag("whole-suite") // a third of three, and reads the largest files
class SmallHeapTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> answers() {
        String zeros = "[" + "0,".repeat(4_000_000 - 2) + "0]";
        return Stream.of("graphql-transport-ws", "multipart-subscription", "graphql-sse", "graphql-over-http")
                .flatMap(protocol -> Stream.of(
                        Arguments.of(protocol, "zeros", zeros, false),
                        Arguments.of(protocol, "many large", "[" + "0,".repeat(20_000) + "0]", true)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("answers")
    void whatASubjectSays(String protocol, String name, String answer, boolean again) throws Exception {
        try (ExhaustingServer server = new ExhaustingServer(answer, again)) {
            String scheme = protocol.endsWith("ws") ? "ws" : "http";
            Ran ran = run(
                    "test-server",
                    "--protocol",
                    protocol,
                    "--url",
                    scheme + "://127.0.0.1:" + server.port() + "/graphql",
                    "--no-probe",
                    "--shard",
                    "1/3",
                    "--jobs",
                    "64",
                    "--turn-timeout",
                    "2s",
                    "--out",
                    folder.resolve("out").toString());

            assertThat(ran.exitCode).as(ran.output).isEqualTo(ExitCode.NOT_CONFORMANT);
            assertThat(ran.output).doesNotContain("OutOfMemoryError", "Java heap space", "the kit itself failed");
            assertThat(folder.resolve("out/results.json")).exists();
            if (name.equals("zeros")) {
                String results = Files.readString(folder.resolve("out/results.json"));
                assertThat(results).contains("a limit of the kit: ", "harness-error");
            }
        }
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
