package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.runner.command.Cli;
import io.graphqltck.runner.peer.RealTimeServer;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** AppSync takes requests at one host and real-time connections at another; a recording stands between a client and both. */
class RealTimeRecordTests {

    private static final Pattern PORT = Pattern.compile("connect the client to 127\\.0\\.0\\.1:(\\d+)");
    private static final String ANSWER = "{\"data\":{\"hello\":\"world\"}}";

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Test
    void requestsAndConnectionsGoToTheirOwnHosts() throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] answer = ANSWER.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
        try (RealTimeServer realTime = RealTimeServer.started()) {
            String said = recorded(
                    "--upstream",
                    "http://127.0.0.1:" + http.getAddress().getPort() + "/graphql",
                    "--upstream-upgrades",
                    "ws://127.0.0.1:" + realTime.getPort() + "/graphql");

            assertThat(requests).containsExactly("POST /graphql");
            // The client asks as at a domain of one's own; the real-time host has its own path.
            assertThat(realTime.upgrades())
                    .singleElement()
                    .satisfies(upgrade -> assertThat(upgrade.path()).isEqualTo("/graphql"));
            assertThat(said)
                    .contains(" and, for WebSocket, of ws://127.0.0.1:" + realTime.getPort() + "/graphql")
                    .contains(
                            "upgrade request offering graphql-ws",
                            "response 101 selecting graphql-ws",
                            "connection_ack")
                    .contains("request POST /graphql with body", ANSWER)
                    .contains("recorded: 2 connections and exchanges");
        } finally {
            http.stop(0);
        }
    }

    /** All that is said while a client asks over HTTP and then connects. */
    private static String recorded(String... where) throws Exception {
        PipedWriter end = new PipedWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        try (BufferedReader printed = new BufferedReader(new PipedReader(end, 1 << 20))) {
            PrintWriter written = new PrintWriter(end, true);
            Kit kit = new Kit(new Terminal(written, written, false), Map.of());
            Thread thread = new Thread(() -> {
                exitCode.complete(Cli.run(
                        kit,
                        Stream.concat(
                                        Stream.of("record", "--protocol=appsync", "--listen=0", "--once"),
                                        Stream.of(where))
                                .toArray(String[]::new)));
                written.close();
            });
            thread.start();
            StringBuilder text = new StringBuilder();
            for (@Nullable String line = printed.readLine(); line != null; line = printed.readLine()) {
                text.append(line).append('\n');
                Matcher port = PORT.matcher(line);
                if (port.find()) {
                    askAndConnect("127.0.0.1:" + port.group(1));
                }
            }
            thread.join();
            return text.toString();
        }
    }

    private static void askAndConnect(String relay) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String header = Base64.getEncoder()
                .encodeToString(("{\"host\":\"" + relay + "\",\"x-api-key\":\"da2-12345678901234567890123456\"}")
                        .getBytes(StandardCharsets.US_ASCII))
                .replace("=", "%3D");
        CompletableFuture<String> acknowledged = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .subprotocols("graphql-ws")
                .buildAsync(
                        URI.create("ws://" + relay + "/graphql/realtime?header=" + header + "&payload=e30%3D"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket from, CharSequence data, boolean last) {
                                acknowledged.complete(data.toString());
                                from.request(1);
                                return null;
                            }
                        })
                .get();
        socket.sendText("{\"type\":\"connection_init\"}", true).get();
        assertThat(acknowledged.get()).contains("connection_ack");
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://" + relay + "/graphql"))
                        .header("Content-Type", "application/json")
                        .header("x-api-key", "da2-12345678901234567890123456")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"query Hello { hello }\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo(ANSWER);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
    }
}
