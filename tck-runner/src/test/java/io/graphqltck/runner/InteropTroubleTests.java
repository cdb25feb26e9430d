package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.OtherServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong with one pair has its sentence, and affects no other pair. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class InteropTroubleTests {

    private static final int MANY = 15;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPairThatHangsIsGivenUp() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = interop(
                    List.of(
                            client("hanging", OtherClient.command(OtherClient.MUTE)),
                            client("client", OtherClient.command()),
                            server("server", server)),
                    "--scenario",
                    "gtws.stream.completes",
                    "--turn-timeout",
                    "90s",
                    "--pair-timeout",
                    "30s");

            assertThat(pairs())
                    .extracting(pair -> pair.client().name() + " " + pair.verdict())
                    .containsExactly("hanging NOT_TRIED", "client WORKS");
            assertThat(run.out()).contains("the pair's 30 s were over; allow more with --pair-timeout");
        }
    }

    @Test
    void aServerThatCrashesIsStartedAgainForTheNextPair() throws Exception {
        Path fragile = write(
                "fragile",
                "role: server\nprotocols: [graphql-transport-ws]\nstart: { command: "
                        + words(OtherServer.command("control-schema", "queries", "fragile"))
                        + " }\nurl: ws://127.0.0.1:{port}/\ncontrol-schema: true\ncapabilities: [queries]\n");
        CommandRun run = interop(
                List.of(client("one", OtherClient.command()), client("other", OtherClient.command()), fragile),
                "--scenario",
                "gtws.stream.completes,gtws.init.acknowledged,gtws.handshake.accepted");

        assertThat(pairs()).as(run.out() + run.err()).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.verdict()).isEqualTo(PairVerdict.FAILS);
            assertThat(pair.reason()).startsWith("played alone, it ends the server's process: ");
            assertThat(pair.results())
                    .extracting(result -> result.id() + " " + result.verdict())
                    .containsExactlyInAnyOrder(
                            "gtws.handshake.accepted WORKS",
                            "gtws.init.acknowledged WORKS",
                            "gtws.stream.completes FAILS");
        });
        assertThat(run.out()).contains("fails (server)");
    }

    @Test
    void aClientWhoseProcessEndsIsToBlameForThatAlone() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = interop(
                    List.of(
                            client("ending", OtherClient.command(OtherClient.ENDS_AT_EMOJIS)),
                            server("server", server)),
                    "--scenario",
                    "gtws.pair.characters.characters-of-four-octets,gtws.pair.side-by-side,gtws.pair.delayed");

            PlayedPair pair = pairs().get(0);
            assertThat(pair.results())
                    .as(run.out() + run.err())
                    .extracting(result -> result.id() + " " + result.verdict())
                    .containsExactlyInAnyOrder(
                            "gtws.pair.characters.characters-of-four-octets FAILS",
                            "gtws.pair.side-by-side WORKS",
                            "gtws.pair.delayed WORKS");
            assertThat(pair.reason()).startsWith("played alone, it ends the client's process: ");
            assertThat(run.out()).contains("fails (client)");
            assertThat(pair.results().stream().flatMap(result -> result.faults().stream()))
                    .extracting(fault -> fault.side() + " " + fault.requirement())
                    .containsExactly("CLIENT GTWS-C-21");
        }
    }

    @Test
    void aServerThatLeavesItsProtocolIsToBlame() throws Exception {
        try (OtherServer able = OtherServer.able("control-schema", "queries");
                ServerSocket wrong = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            new Thread(() -> talkNonsense(wrong), "nonsense").start(); // ends with its socket
            CommandRun run = interop(
                    List.of(
                            client("client", OtherClient.command()),
                            server("nonsense", wrong.getLocalPort()),
                            server("server", able)),
                    "--scenario",
                    "gtws.handshake.accepted");

            assertThat(pairs())
                    .as(run.out() + run.err())
                    .extracting(pair -> pair.server().name() + " " + pair.verdict())
                    .containsExactly("nonsense FAILS", "server WORKS");
            assertThat(run.out()).contains("fails (server)", "HTTP-S-01", "no HTTP at all");
        }
    }

    private static void talkNonsense(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write("no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The test is over, or the client is gone.
            }
        }
    }

    /** The clients end at their first command, so that each pair soon has its sentence. */
    @Test
    void fifteenClientsAndFifteenServersAreBounded() throws Exception {
        Path running = Files.createDirectories(folder.resolve("running"));
        Path adapter = Files.writeString(folder.resolve("adapter.sh"), """
                n=1
                for other in "$1"/*; do kill -0 "${other##*/}" 2>/dev/null && n=$((n + 1)); done
                : > "$1/$$"
                echo "$n" >> "$2"
                echo '{"event":"ready","version":1,"name":"brief"}'
                read -r line
                """);
        Path counts = folder.resolve("counts");
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            List<Path> subjects = new ArrayList<>();
            for (int i = 1; i <= MANY; i++) {
                subjects.add(client(
                        "client-" + i, List.of("/bin/sh", adapter.toString(), running.toString(), counts.toString())));
                subjects.add(server("server-" + i, server));
            }
            CommandRun run = interop(subjects, "--scenario", "gtws.stream.completes", "--subjects-at-once", "4");

            assertThat(pairs()).as(run.err()).hasSize(MANY * MANY).allSatisfy(pair -> {
                assertThat(pair.verdict()).isIn(PairVerdict.UNDECIDED, PairVerdict.NOT_TRIED);
                assertThat(pair.reason()).isNotEmpty();
            });
            assertThat(Files.readAllLines(counts))
                    .hasSizeGreaterThanOrEqualTo(MANY * MANY)
                    .allSatisfy(count -> assertThat(Integer.parseInt(count)).isLessThanOrEqualTo(4));
        }
    }

    private CommandRun interop(List<Path> subjects, String... more) {
        List<String> words = new ArrayList<>(List.of("interop"));
        subjects.forEach(subject -> words.add(subject.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private List<PlayedPair> pairs() {
        try (ResultsFile file = ResultsFile.open(folder.resolve("out"))) {
            return file.results().pairs();
        }
    }

    private Path client(String name, List<String> command) throws IOException {
        return write(
                name,
                "role: client\nprotocols: [graphql-transport-ws]\nadapter: " + words(command)
                        + "\ncapabilities: [queries, unsubscribe, multiplexing]\n");
    }

    private Path server(String name, OtherServer server) throws IOException {
        return server(name, server.getPort());
    }

    private Path server(String name, int port) throws IOException {
        return write(
                name,
                "role: server\nprotocols: [graphql-transport-ws]\nurl: ws://127.0.0.1:" + port
                        + "/\ncontrol-schema: true\ncapabilities: [queries]\n");
    }

    private static String words(List<String> command) {
        return JsonText.write(Json.array(command.stream().map(Json::of).toList()));
    }

    private Path write(String name, String text) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return Files.writeString(own.resolve("subject.yaml"), "name: " + name + "\ntitle: " + name + "\n" + text);
    }
}
