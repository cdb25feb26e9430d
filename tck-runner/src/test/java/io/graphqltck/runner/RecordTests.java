package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.command.Cli;
import io.graphqltck.runner.peer.HandMadeClient;
import io.graphqltck.runner.peer.OtherServer;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client and a server of other people, with the kit between them. */
class RecordTests {

    private static final Pattern PORT = Pattern.compile("connect the client to 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void keepsWhatBothSayAndDraftsScenarios() throws Exception {
        Run run = record("mine", "mine");

        assertThat(run.exitCode).as(run.out).isZero();
        assertThat(run.out)
                .containsPattern("client: your client +server: upstream")
                .contains("{\"type\":\"connection_ack\"}", "recorded: 1 connection or exchange")
                .doesNotContain(HandMadeClient.SECRET, "breaks");
        String results = Files.readString(folder.resolve("results.json"));
        assertThat(results)
                .contains("gtws.recorded.connection-1", "connection_ack")
                .doesNotContain(HandMadeClient.SECRET);
        String draft = Files.readString(folder.resolve("draft.tck.yaml"));
        assertThat(draft)
                .contains(
                        "- client connects: {}",
                        "- server accepts: {}",
                        "\"type\":\"subscribe\"",
                        "\"id\":\"$op1\"",
                        "- server: {")
                .doesNotContain(HandMadeClient.SECRET, "mine");
        CommandRun lint = CommandRun.of("lint", folder.resolve("draft.tck.yaml").toString());
        assertThat(lint.exitCode()).as(lint.out() + lint.err()).isZero();
    }

    @Test
    void saysWhoBreaksWhatWhileItGoesOn() throws Exception {
        Run run = record("mine", "\u0000");

        assertThat(run.exitCode).as(run.out).isEqualTo(1);
        assertThat(run.out).contains("The client breaks GTWS-", "FAILED  gtws.recorded.connection-1");
    }

    @Test
    void badUsageIsSaidBeforeAnythingListens() throws Exception {
        assertThat(CommandRun.of("record", "--protocol", "graphql-transport-w", "--upstream", "ws://127.0.0.1:1/")
                        .err())
                .contains("unknown protocol `graphql-transport-w`. Did you mean `graphql-transport-ws`?");
        assertThat(CommandRun.of("record", "--protocol", "graphql-transport-ws", "--upstream", "ftp://x")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of(
                                "record",
                                "--protocol",
                                "graphql-transport-ws",
                                "--upstream",
                                "ws://127.0.0.1:1/",
                                "--draft",
                                folder.toString())
                        .err())
                .contains("is a folder, name a file");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "record",
                    "--protocol",
                    "graphql-transport-ws",
                    "--upstream",
                    "ws://127.0.0.1:1/",
                    "--listen",
                    Integer.toString(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("name another one with --listen");
        }
    }

    private record Run(int exitCode, String out) {}

    /** Records a client that starts an operation with the first id, and stops one with the second. */
    private Run record(String started, String stopped) throws Exception {
        StringWriter out = new StringWriter();
        PipedWriter end = new PipedWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        try (OtherServer server = OtherServer.able("queries", "control-schema");
                BufferedReader err = new BufferedReader(new PipedReader(end, 1 << 16))) {
            PrintWriter notes = new PrintWriter(end, true);
            Kit kit = new Kit(new Terminal(new PrintWriter(out), notes, false), Map.of());
            Thread thread = new Thread(() -> {
                exitCode.complete(Cli.run(
                        kit,
                        "record",
                        "--protocol",
                        "graphql-transport-ws",
                        "--listen",
                        "0",
                        "--once",
                        "--upstream",
                        server.url("ws"),
                        "--out",
                        folder.toString(),
                        "--draft",
                        folder.resolve("draft.tck.yaml").toString()));
                notes.close();
            });
            thread.start();
            for (@Nullable String line = err.readLine(); line != null; line = err.readLine()) {
                Matcher port = PORT.matcher(line);
                if (port.find()) {
                    connect(URI.create("ws://127.0.0.1:" + port.group(1) + "/graphql"), started, stopped);
                }
            }
            thread.join();
            return new Run(exitCode.get(), out.toString());
        }
    }

    private static void connect(URI url, String started, String stopped) {
        HandMadeClient.connect(url, (client, text) -> {
            if (text.contains("connection_ack")) {
                client.send("{\"type\":\"subscribe\",\"id\":\"" + started
                        + "\",\"payload\":{\"query\":\"{ __typename }\"}}");
            } else if (text.contains("\"complete\"") && stopped.equals(started)) {
                client.close();
            } else if (text.contains("\"complete\"")) {
                client.send("{\"type\":\"complete\",\"id\":5}");
                client.close();
            }
        });
    }
}
