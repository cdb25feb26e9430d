package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.command.Cli;
import io.graphqltck.runner.peer.EventServer;
import io.graphqltck.runner.peer.RawHttp;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record}, {@code judge} and {@code serve} with event streams, in distinct connections mode and in single connection mode. */
class EventStreamCommandsTests {

    private static final String QUERY = "\"query\":\"subscription { countdown(from: 2) }\"";
    private static final String JSON = "Accept: text/event-stream\r\nContent-Type: application/json\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void distinctConnectionsAreRecorded() throws Exception {
        Run run = record(EventStreamCommandsTests::countDown);

        assertThat(run.exitCode).as(run.text).isZero();
        assertThat(run.text)
                .contains("request POST /graphql with body", "response 200, streamed in events", "comment")
                .contains("event next {\"data\":{\"countdown\":2}}", "event next {\"data\":{\"countdown\":1}}")
                .contains("event complete (empty)", "recorded: 1 connection or exchange")
                .doesNotContain("breaks");
        assertDraft("- server event: {\"data\":{\"countdown\":2}}", "fields: { event: \"complete\" }");
    }

    @Test
    void aSingleConnectionIsRecorded() throws Exception {
        Run run = record(url -> countDownOnOneStream(url, true));

        assertThat(run.exitCode).as(run.text).isZero();
        assertThat(run.text)
                .contains("request PUT /graphql", "response 201 with body", "request GET /graphql", "response 202")
                .containsPattern("event next \\{\"id\":\"one\",\\s+\"payload\":\\{\"data\":\\{\"countdown\":2}}}")
                .contains("event complete {\"id\":\"one\"}", "recorded: 4 connections and exchanges")
                .doesNotContain("breaks");
        assertDraft("method: \"PUT\"", "\"operationId\":\"one\"", "method: \"DELETE\"");
    }

    @Test
    void whatWasPlayedIsJudgedAgain() throws Exception {
        try (EventServer server = EventServer.start()) {
            CommandRun played = play(server, "sse.stream.completes,sse.single.reserved,sse.single.operation");
            assertThat(played.exitCode()).as(played.out() + played.err()).isZero();
            assertThat(played.out()).containsPattern("server +graphql-sse +3 +3");
        }

        CommandRun again = CommandRun.of("judge", folder.toString());

        assertThat(again.out()).contains("Judged again: ").endsWith("nothing differs\n");
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    }

    @Test
    void aDistinctConnectionIsServed() throws Exception {
        Run run = serve("sse.stream.completes", EventStreamCommandsTests::countDown);

        assertThat(run.exitCode).as(run.text).isZero();
        assertThat(run.text)
                .contains("◀── event next {\"data\":{\"countdown\":2}}", "◀── event complete")
                .contains("Your client sent what it should");
    }

    @Test
    void aSingleConnectionIsServed() throws Exception {
        Run run = serve("sse.single.client", url -> countDownOnOneStream(url, false));

        assertThat(run.exitCode).as(run.text).isZero();
        assertThat(run.text)
                .contains("request PUT /graphql", "event next {\"id\":\"one\"", "event complete {\"id\":\"one\"}")
                .contains("Your client sent what it should");
    }

    @Test
    void aClientThatAcceptsNoStreamIsToldSo() throws Exception {
        Run run = serve("sse.request.accept", url -> {
            try (RawHttp client = new RawHttp(url)) {
                client.send("POST", "", "Content-Type: application/json\r\n", "{" + QUERY + "}");
            }
        });

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.text).contains("FAILED  sse.request.accept", "accept");
    }

    /** A certificate that nobody trusts is accepted where the command says so. */
    @Test
    void aServerIsTestedOverTls() throws Exception {
        try (EventServer server = EventServer.startWithTls()) {
            assertThat(server.url()).startsWith("https:");
            CommandRun played = play(server, "sse.stream.completes,sse.single.operation", "--insecure");

            assertThat(played.exitCode()).as(played.out() + played.err()).isZero();
            assertThat(played.out()).containsPattern("server +graphql-sse +2 +2");
        }
    }

    private CommandRun play(EventServer server, String scenarios, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "test-server",
                "--url",
                server.url(),
                "--protocol",
                "graphql-sse",
                "--no-probe",
                "--capability",
                "single-connection",
                "--control-schema",
                "--scenario",
                scenarios,
                "--out",
                folder.toString()));
        command.addAll(List.of(more));
        return CommandRun.of(command.toArray(String[]::new));
    }

    private void assertDraft(String... lines) throws Exception {
        Path file = folder.resolve("draft.tck.yaml");
        assertThat(Files.readString(file)).contains(lines);
        CommandRun lint = CommandRun.of("lint", file.toString());
        assertThat(lint.exitCode()).as(lint.out() + lint.err()).isZero();
    }

    private static void countDown(URI url) throws Exception {
        try (RawHttp client = new RawHttp(url)) {
            client.send("POST", "", JSON, "{" + QUERY + "}");
            client.until("event: complete");
            client.until("0\r\n\r\n");
        }
    }

    private static void countDownOnOneStream(URI url, boolean stops) throws Exception {
        try (RawHttp stream = new RawHttp(url);
                RawHttp operations = new RawHttp(url)) {
            String token = "X-GraphQL-Event-Stream-Token: " + stream.ask("PUT", "", "", "") + "\r\n";
            stream.send("GET", "", "Accept: text/event-stream\r\n" + token, "");
            stream.until("\r\n\r\n");
            String operation = "{" + QUERY + ",\"extensions\":{\"operationId\":\"one\"}}";
            operations.ask("POST", "", JSON + token, operation);
            stream.until("event: complete");
            stream.until("}");
            if (stops) {
                operations.ask("DELETE", "?operationId=one", token, "");
            }
        }
    }

    private interface Client {
        void connect(URI url) throws Exception;
    }

    private record Run(int exitCode, String text) {}

    private Run record(Client client) throws Exception {
        try (EventServer server = EventServer.start()) {
            return run(
                    Pattern.compile("connect the client to (127\\.0\\.0\\.1:\\d+)"),
                    client,
                    "record",
                    "--protocol",
                    "graphql-sse",
                    "--listen",
                    "0",
                    "--once",
                    "--upstream",
                    server.url(),
                    "--out",
                    folder.toString(),
                    "--draft",
                    folder.resolve("draft.tck.yaml").toString());
        }
    }

    private static Run serve(String scenario, Client client) throws Exception {
        return run(
                Pattern.compile("Your client: connect to http://(127\\.0\\.0\\.1:\\d+)/graphql"),
                client,
                "serve",
                scenario,
                "--port",
                "0",
                "--once");
    }

    /** All that a command prints, while a client connects to the address that it names. */
    private static Run run(Pattern address, Client client, String... command) throws Exception {
        PipedWriter end = new PipedWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        try (BufferedReader printed = new BufferedReader(new PipedReader(end, 1 << 20))) {
            PrintWriter written = new PrintWriter(end, true);
            Kit kit = new Kit(new Terminal(written, written, false), Map.of());
            Thread thread = new Thread(() -> {
                exitCode.complete(Cli.run(kit, command));
                written.close();
            });
            thread.start();
            StringBuilder text = new StringBuilder();
            for (@Nullable String line = printed.readLine(); line != null; line = printed.readLine()) {
                text.append(line).append('\n');
                Matcher found = address.matcher(line);
                if (found.find()) {
                    client.connect(URI.create("http://" + found.group(1) + "/graphql"));
                }
            }
            thread.join();
            return new Run(exitCode.get(), text.toString());
        }
    }
}
