package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.DoomedServer;
import io.graphqltck.runner.peer.EventServer;
import io.graphqltck.runner.peer.GatewayServer;
import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.OtherServer;
import java.io.IOException;
import java.io.OutputStream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The other ways to a subject: over TLS, with header fields, by a plain command. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class ReachTests {

    private static final String SECRET = "topsecret-4711";
    private static final String ACCEPTED = "gtws.handshake.accepted";
    private static final String STREAM = "gtws.stream.completes";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CommandRun run(List<String> words, List<String> command) {
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--protocol", "graphql-transport-ws", "--out", folder.toString(), "--no-probe"));
        if (!command.isEmpty()) {
            arguments.add("--");
            arguments.addAll(command);
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aServerBehindTlsThatWantsAHeader() throws Exception {
        try (OtherServer server = OtherServer.guarded("X-Key", SECRET)) {
            List<String> words = new ArrayList<>(
                    List.of("test-server", "--url", server.url("wss"), "--scenario", ACCEPTED, "--insecure"));
            assertThat(run(words, List.of()).exitCode()).isEqualTo(1);
            assertThat(Results.in(folder).verdicts()).containsEntry(ACCEPTED, "failed");

            words.addAll(List.of("--header", "X-Key: " + SECRET, "--header=Authorization: Basic 47:11", "--jobs", "3"));
            CommandRun run = run(words, List.of());

            assertThat(run.exitCode()).as(run.out()).isZero();
            assertThat(Results.in(folder).verdicts()).containsEntry(ACCEPTED, "passed");
            assertThat(run.out() + run.err() + Results.in(folder).text()).doesNotContain(SECRET, "47:11");
            // A reader who repeats it sees everything that was typed except the values.
            assertThat(Results.in(folder).text())
                    .contains("--insecure --header 'X-Key: ***' --header 'Authorization: ***' --jobs 3 --protocol");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-color", "--insecure"})
    void aPortWithoutTlsIsNotHeldAgainstTheServer(String option) throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(plain), "plain");
            answering.start();

            CommandRun run = run(
                    List.of("test-server", option, "--url", "wss://127.0.0.1:" + plain.getLocalPort() + "/"),
                    List.of());

            assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
            assertThat(run.err()).contains("does not speak TLS; use `ws:`, or name another port");
        }
    }

    private static void answerPlainly(ServerSocket server) {
        while (true) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotHeldAgainstTheServer() throws Exception {
        try (OtherServer server = OtherServer.guarded("X-Key", SECRET)) {
            CommandRun run = run(List.of("test-server", "--url", server.url("wss")), List.of());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("the certificate of " + server.url("wss") + " is not trusted (")
                    .contains("--insecure accepts any certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-over-http", "graphql-sse", "multipart-subscription"})
    void norIsOneOfAServerThatIsAskedOverHttp(String protocol) throws Exception {
        try (EventServer server = EventServer.startWithTls()) {
            for (String http : List.of("1.1", "2")) {
                CommandRun run =
                        CommandRun.of("test-server", "--url", server.url(), "--protocol", protocol, "--http", http);

                assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
                assertThat(run.out()).doesNotContain("FAILED");
                assertThat(run.err())
                        .contains("the certificate of " + server.url() + " is not trusted (")
                        .contains("--insecure accepts any certificate");
            }
        }
    }

    /** Its answers had begun, and an end of a response is what many scenarios are about. */
    @ParameterizedTest
    @CsvSource({
        "graphql-over-http, 'Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"data\":', false",
        "graphql-over-http, 'Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"data\":', true",
        "graphql-sse, 'Content-Type: text/event-stream\r\n\r\nevent: next\n', false",
        "graphql-sse, 'Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n1', true",
        "multipart-subscription, 'Content-Type: multipart/mixed; boundary=graphql\r\n\r\n\r\n--graphql', false",
        "multipart-subscription, 'Content-Type: multipart/mixed; boundary=graphql\r\n\r\n\r\n--graphql', true",
    })
    void aServerThatEndsInTheMiddleOfItsAnswersIsAccusedOfNothing(String protocol, String fields, boolean resets)
            throws Exception {
        String beginning = "HTTP/1.1 200 OK\r\n" + fields.translateEscapes();
        try (DoomedServer server = DoomedServer.of(5, beginning, resets)) {
            CommandRun run = CommandRun.of(
                    "test-server",
                    "--url",
                    server.url(),
                    "--protocol",
                    protocol,
                    "--no-probe",
                    "--control-schema",
                    "--jobs=8",
                    "--out",
                    folder.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains("server was lost: no connection to " + server.url() + " can be made any more (")
                    .contains("Restart it and repeat the command.");
            assertThat(run.out()).contains("Harness error: ", "Not complete: ");
            assertThat(Results.in(folder).verdicts())
                    .containsValue("harness-error")
                    .doesNotContainValue("failed")
                    .doesNotContainValue("warned");
        }
    }

    /** Its refusals are those of what stands in front of the server: neither a failure nor a refusal that a scenario asks for. */
    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aServerThatAGatewayLosesIsAccusedOfNothing(int status) throws Exception {
        try (OtherServer server = OtherServer.able("queries");
                GatewayServer gateway = GatewayServer.before(server.getPort(), 30, status)) {
            CommandRun run = CommandRun.of(
                    "test-server",
                    "--url",
                    gateway.url("ws"),
                    "--protocol=graphql-transport-ws",
                    "--no-probe",
                    "--jobs=8",
                    "--patience=5s",
                    "--out",
                    folder.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains("server was lost: what answers at " + gateway.url("ws")
                            + " is a gateway that does not reach the server any more (status " + status + ")")
                    .contains("Restart it and repeat the command.");
            assertThat(run.out()).contains("Harness error: ", "Not complete: ").doesNotContain("✗ FAILED");
            assertThat(Results.in(folder).verdicts())
                    .containsValue("passed")
                    .containsValue("harness-error")
                    .doesNotContainValue("failed");
        }
    }

    /** What it had done stands; nothing that came of its end counts against it, in no protocol. */
    @Test
    void aServerThatEndsInTheMiddleIsAccusedOfNothing() throws Exception {
        try (OtherServer server = OtherServer.able("queries", "mortal")) {
            Path baseline = folder.resolve("known.yaml");
            CommandRun run = CommandRun.of(
                    "test-server",
                    "--url",
                    server.url("ws"),
                    "--protocol=graphql-transport-ws,graphql-ws",
                    "--no-probe",
                    "--jobs=8",
                    "--patience=5s",
                    "--out",
                    folder.toString(),
                    "--write-baseline",
                    baseline.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains("server was lost: no connection to " + server.url("ws") + " can be made any more (")
                    .contains("Restart it and repeat the command.", "no baseline was written")
                    .doesNotContain("with graphql-ws");
            assertThat(run.out()).contains("Harness error: ", "Not complete: ").doesNotContain("✗ FAILED");
            assertThat(Results.in(folder).verdicts())
                    .containsValue("passed")
                    .containsValue("harness-error")
                    .doesNotContainValue("failed");
            assertThat(baseline).doesNotExist();
        }
    }

    @Test
    void aClientOverTls() throws Exception {
        CommandRun run = run(List.of("test-client", "--tls", "--scenario", STREAM), OtherClient.command());

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "passed");
    }

    /** Its description says so, and nobody has to know it. */
    @Test
    void aClientThatSpeaksOverTlsOnly() throws Exception {
        Path description = Files.writeString(
                folder.resolve("subject.yaml"), """
                name: secured
                title: Secured
                role: client
                protocols: [graphql-transport-ws]
                tls: true
                command: [sh, -c, 'case $TCK_URL in wss:*) exec "$@" "$TCK_URL" "$TCK_QUERY";; *) exit 9;; esac', sh, '%s']
                """.formatted(String.join("', '", OtherClient.command())));

        CommandRun run = CommandRun.of("run", description.toString(), "--scenario", STREAM, "--out", folder.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "passed");
    }

    @Test
    void aCommandForEachOperation() throws Exception {
        CommandRun run = run(
                List.of("test-client", "--command", "--scenario", STREAM + ",gtws.init.acknowledged"),
                OtherClient.command("{url}", "{query}"));

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "passed");
    }

    @Test
    void aCommandThatFailsIsToldWithItsLastWords() throws Exception {
        run(
                List.of("test-client", "--command", "--turn-timeout", "5s", "--scenario", STREAM),
                List.of("sh", "-c", "echo cannot do this >&2; exit 7"));

        assertThat(Results.in(folder).verdicts()).doesNotContainEntry(STREAM, "passed");
        assertThat(Results.in(folder).text()).contains("cannot do this");
    }
}
