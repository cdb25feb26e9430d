package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.command.Cli;
import io.graphqltck.runner.peer.HandMadeClient;
import io.graphqltck.runner.peer.Trusting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A scenario's server that a person connects a client to. */
class ServeTest {

    private static final Pattern URL =
            Pattern.compile("Your client: connect to ((?:ws|https)://127\\.0\\.0\\.1:\\d+/graphql)");
    private static final int CONNECTIONS = 1000;

    @Test
    void tellsWhatHappensAndThatAllIsWell() throws Exception {
        Served served = serve("subscribe");

        assertThat(served.text)
                .contains("start the operation op", "subscription { countdown(from: 2) }")
                .containsPattern("upgrade request offering +──▶")
                .contains("◀── {\"type\":\"complete\",\"id\":\"mine\"}")
                .contains("Your client sent what it should")
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
        assertThat(CommandRun.of("serve", "gtws.init.twice").err())
                .contains("tests servers, and serve needs a scenario that tests clients");
        assertThat(CommandRun.of("serve", "gtws.stream.completes", "--port", "70000")
                        .err())
                .contains("--port must be from 0 to 65535");
    }

    /** Port scans and health checks connect, say nothing, or not even one whole line, and leave. */
    @Test
    void connectionsThatSayNothingCostTheNextClientNothing() throws Exception {
        Served served = serve(List.of("gtws.stream.completes"), (url, certificate) -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                    if (i % 2 == 0) {
                        socket.getOutputStream().write("GET /gra".getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
            connect(url, "subscribe");
        });

        assertThat(served.text).contains("Your client sent what it should");
        assertThat(served.exitCode).isZero();
    }

    @Test
    void aClientChoosesHttp2ByAlpn() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        Served served = serve(List.of("goh.post.query", "--tls", "--http", "2"), (url, certificate) -> {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json, application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ hello }\"}"))
                    .build();
            var unused = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .sslContext(Trusting.only(certificate))
                    .build()
                    .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer::complete);
        });

        assertThat(answer.get().version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(served.exitCode).as(served.text).isZero();
    }

    @Test
    void http2IsForProtocolsOverHttp() {
        assertThat(CommandRun.of("serve", "gtws.stream.completes", "--http", "2")
                        .err())
                .contains("--http 2 is for protocols over HTTP; graphql-transport-ws uses WebSocket connections");
        assertThat(CommandRun.of("serve", "goh.post.query", "--http", "3").err())
                .contains("--http must be `1.1` or `2`, but is `3`");
    }

    /** Serves to a client that starts its operation with a message of this type, and does what else there is to do. */
    private static Served serve(String type) throws Exception {
        return serve(List.of("gtws.stream.completes"), (url, certificate) -> connect(url, type));
    }

    private interface Client {
        void connect(URI url, Path certificate) throws Exception;
    }

    private static Served serve(List<String> arguments, Client client) throws Exception {
        PipedWriter end = new PipedWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        try (BufferedReader out = new BufferedReader(new PipedReader(end, 1 << 20))) {
            PrintWriter written = new PrintWriter(end);
            Kit kit = new Kit(new Terminal(written, new PrintWriter(Writer.nullWriter()), false), Map.of());
            List<String> command = new ArrayList<>(List.of("serve"));
            command.addAll(arguments);
            command.addAll(List.of("--port", "0", "--once"));
            Thread thread = new Thread(() -> {
                exitCode.complete(Cli.run(kit, command.toArray(String[]::new)));
                written.close();
            });
            thread.start();
            StringBuilder text = new StringBuilder();
            for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
                text.append(line).append('\n');
                Matcher url = URL.matcher(line);
                if (url.find()) {
                    String next = line.endsWith("/graphql") && url.group(1).startsWith("https") ? out.readLine() : "";
                    text.append(next).append('\n');
                    client.connect(URI.create(url.group(1)), Path.of(next.replace("  trusting ", "")));
                }
            }
            thread.join();
            return new Served(exitCode.get(), text.toString());
        }
    }

    private static void connect(URI url, String type) {
        HandMadeClient.connect(url, (client, text) -> {
            if (text.contains("connection_ack")) {
                client.send("{\"type\":\"" + type + "\",\"id\":\"mine\","
                        + "\"payload\":{\"query\":\"subscription { countdown(from: 2) }\"}}");
            } else if (text.contains("\"ping\"")) {
                client.send("{\"type\":\"pong\"}");
            }
        });
    }

    private record Served(int exitCode, String text) {}
}
