package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A client on the JDK's HTTP client with two faults: it reads data in comments of an event stream, and takes what a server says of
 * its failure for a result. An adapter, or with a URL and a query as arguments a command for one operation. A program.
 */
public final class OtherHttpClient {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private OtherHttpClient() {}

    public static List<String> command(String... arguments) {
        return PeerProgram.command(OtherHttpClient.class, arguments);
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            ask(URI.create(args[0]), Json.with(Json.object(), "query", Json.of(args[1])), OUT::println);
            return;
        }
        OUT.println("{\"event\":\"ready\",\"version\":1,\"name\":\"other-http\",\"capabilities\":[\"queries\"]}");
        Map<String, URI> sessions = new LinkedHashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            obey((Json.JsonObject) JsonText.read(line), sessions);
        }
        System.exit(0);
    }

    private static void obey(Json.JsonObject command, Map<String, URI> sessions) {
        String session = String.valueOf(command.text("session"));
        String start = "{\"session\":\"" + session + "\",\"event\":";
        switch (String.valueOf(command.text("do"))) {
            case "open" -> sessions.put(session, URI.create(String.valueOf(command.text("url"))));
            case "subscribe" -> {
                String of =
                        start.replace("\"event\":", "\"operation\":\"" + command.text("operation") + "\",\"event\":");
                Json payload = PeerProgram.payload(command);
                URI url = Objects.requireNonNull(sessions.get(session));
                new Thread(() -> {
                            try {
                                ask(url, payload, result -> OUT.println(of + "\"next\",\"payload\":" + result + "}"));
                                OUT.println(of + "\"complete\"}");
                            } catch (IOException | InterruptedException e) {
                                OUT.println(of + "\"error\",\"message\":\"lost\"}");
                            }
                        })
                        .start();
            }
            case "close" -> OUT.println(start + "\"closed\"}");
            case "sync" -> OUT.println(PeerProgram.synced(start, command));
            case "exit" -> System.exit(0);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    private static void ask(URI url, Json payload, java.util.function.Consumer<String> results)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/graphql-response+json, application/json;q=0.9")
                .POST(HttpRequest.BodyPublishers.ofString(JsonText.write(payload)))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<java.util.stream.Stream<String>> response =
                client.send(request, HttpResponse.BodyHandlers.ofLines());
        boolean streamed =
                response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
        if (streamed) {
            response.body().forEach(line -> {
                int data = line.indexOf("data: {");
                if (data >= 0) {
                    results.accept(line.substring(data + "data: ".length()));
                }
            });
        } else {
            results.accept(response.body().reduce("", String::concat));
        }
    }
}
