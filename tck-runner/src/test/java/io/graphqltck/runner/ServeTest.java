package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.command.Cli;
import io.graphqltck.runner.peer.HandMadeClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A scenario's server that a person connects a client to. */
class ServeTest {

    private static final Pattern URL = Pattern.compile("Your client: connect to (ws://127\\.0\\.0\\.1:\\d+/graphql)");

    @Test
    void tellsWhatHappensAndThatAllIsWell() throws Exception {
        Served served = serve("subscribe");

        assertThat(served.text)
                .contains("start the operation op", "subscription { countdown(from: 2) }")
                .containsPattern("upgrade request offering +──▶")
                .contains("◀── {\"type\":\"complete\",\"id\":\"mine\"}")
                .contains("What your client said is as it should be")
                .doesNotContain(HandMadeClient.SECRET, "FAILED");
        assertThat(served.exitCode).isZero();
    }

    @Test
    void tellsWhereTheClientIsWrong() throws Exception {
        Served served = serve("start");

        assertThat(served.text)
                .contains("FAILED  gtws.stream.completes", "`type` must be one of")
                .contains("serve gtws.stream.completes");
        assertThat(served.exitCode).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of("serve", "gtws.stream.completes", "--port", "" + taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("the kit's server cannot listen", "name another port with --port");
        }
    }

    @Test
    void oneScenarioForClientsIsServed() {
        assertThat(CommandRun.of("serve", "gtws.stream").err())
                .contains("serve plays one scenario, but `gtws.stream` names ");
        assertThat(CommandRun.of("serve", "gtws.init.twice").err()).contains("is for servers; serve plays the server");
        assertThat(CommandRun.of("serve", "gtws.stream.completes", "--port", "70000")
                        .err())
                .contains("--port must be from 0 to 65535");
    }

    /** Serves to a client that starts its operation with a message of this type, and does what else there is to do. */
    private static Served serve(String type) throws Exception {
        PipedWriter end = new PipedWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        try (BufferedReader out = new BufferedReader(new PipedReader(end, 1 << 20))) {
            PrintWriter written = new PrintWriter(end);
            Kit kit = new Kit(new Terminal(written, new PrintWriter(Writer.nullWriter()), false), Map.of());
            Thread thread = new Thread(() -> {
                exitCode.complete(Cli.run(kit, "serve", "gtws.stream.completes", "--port", "0", "--once"));
                written.close();
            });
            thread.start();
            StringBuilder text = new StringBuilder();
            for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
                text.append(line).append('\n');
                Matcher url = URL.matcher(line);
                if (url.find()) {
                    connect(URI.create(url.group(1)), type);
                }
            }
            thread.join();
            return new Served(exitCode.get(), text.toString());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void connect(URI url, String type) {
        HandMadeClient.connect(url, (socket, text) -> {
            if (text.contains("connection_ack")) {
                socket.sendText(
                        "{\"type\":\"" + type + "\",\"id\":\"mine\","
                                + "\"payload\":{\"query\":\"subscription { countdown(from: 2) }\"}}",
                        true);
            } else if (text.contains("\"ping\"")) {
                socket.sendText("{\"type\":\"pong\"}", true);
            }
        });
    }

    private record Served(int exitCode, String text) {}
}
