package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.StallingServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C in the middle of a run: what there is is kept, and nobody is left behind. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTests {

    private static final int PLAYED = 3;
    /** The claim of the control schema is verified first. */
    private static final int PROBED = 1;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void resultsAreKeptAndChildrenEnd(String signal, int code) throws Exception {
        if (signal.equals("INT")) {
            Signals.assumeInterruptible();
        }
        Path errors = folder.resolve("errors.txt");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            Process kit = new ProcessBuilder(command(port))
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .redirectError(errors.toFile())
                    .start();
            // Or nobody would ever connect.
            CompletableFuture<Void> unused = kit.onExit().thenRun(() -> closeQuietly(server));
            try (Socket subject = server.accept();
                    BufferedReader told = new BufferedReader(
                            new InputStreamReader(subject.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(told.readLine()).isEqualTo("stalled");
                List<ProcessHandle> children = kit.descendants().toList();
                assertThat(subjects(port)).isNotEmpty().isSubsetOf(children);

                assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(kit.pid()))
                                .inheritIO()
                                .start()
                                .waitFor())
                        .isZero();

                kit.waitFor();
                assertThat(kit.exitValue()).as(Files.readString(errors)).isEqualTo(code);
                // The subject's end of this connection ends with its process.
                assertThat(told.readLine()).isNull();
                assertThat(children).noneMatch(ProcessHandle::isAlive);
                // Nor one that was started after the signal, in place of a server that had just ended.
                assertThat(subjects(port)).isEmpty();
            } catch (SocketException e) {
                throw new AssertionError("the kit ended: " + Files.readString(errors), e);
            } finally {
                kit.destroyForcibly();
                subjects(port).forEach(ProcessHandle::destroyForcibly);
            }
        }
        Results results = Results.in(folder);
        assertThat(results.complete()).isFalse();
        assertThat(results.verdicts())
                .hasSize(PLAYED)
                .containsOnlyKeys("gtws.ack.only-after-init", "gtws.handshake.accepted", "gtws.init.acknowledged");
        assertThat(Files.readString(errors))
                .contains("interrupted; the " + PLAYED + " results so far: " + folder.resolve("results.json"));
    }

    private static void closeQuietly(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that holds it: of a long command line an operating system may tell the beginning only. */
    private Path classPath(String classes) throws IOException {
        return Files.writeString(folder.resolve("class-path.args"), "-cp \"" + classes.replace("\\", "\\\\") + "\"");
    }

    /** The processes that tell this port what becomes of them. */
    private static List<ProcessHandle> subjects(int port) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(StallingServer.class.getName())
                                && arguments.contains(Integer.toString(port))
                                && !arguments.contains(Main.class.getName()))
                        .isPresent())
                .toList();
    }

    private List<String> command(int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Main.class.getName(),
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--no-probe",
                "--control-schema",
                "--url",
                "ws://127.0.0.1:{port}/graphql",
                "--scenario",
                "gtws.ack.only-after-init,gtws.handshake.accepted,gtws.init.acknowledged,gtws.stream.completes",
                "--jobs",
                "1",
                "--turn-timeout",
                "300s",
                "--out",
                folder.toString(),
                "--",
                java,
                "-XX:TieredStopAtLevel=1",
                "@" + classPath(classes),
                StallingServer.class.getName(),
                Integer.toString(port),
                Integer.toString(PLAYED + PROBED));
    }
}
