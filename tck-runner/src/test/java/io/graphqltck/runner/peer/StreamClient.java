package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of streamed and of whole responses on the JDK's HTTP client, with a fault at the end of its operations. A program. */
public final class StreamClient {

    /** As the only argument: it reports the end of each operation twice. */
    public static final String ENDS_TWICE = "ends-twice";

    /** As the only argument: it takes the end of a stream for an error. */
    public static final String ERRS_AT_THE_END = "errs-at-the-end";

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String ACCEPT =
            "multipart/mixed;subscriptionSpec=1.0, text/event-stream, application/graphql-response+json, application/json;q=0.9";

    private StreamClient() {}

    /** The words of a command that starts it. */
    public static List<String> command(String... arguments) {
        return PeerProgram.command(StreamClient.class, arguments);
    }

    public static void main(String[] args) throws Exception {
        String fault = args.length == 1 ? args[0] : "";
        OUT.println("{\"event\":\"ready\",\"version\":1,\"name\":\"stream\",\"capabilities\":[\"queries\"]}");
        Map<String, URI> sessions = new LinkedHashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            obey((Json.JsonObject) JsonText.read(line), fault, sessions);
        }
        System.exit(0);
    }

    private static void obey(Json.JsonObject command, String fault, Map<String, URI> sessions) {
        String session = String.valueOf(command.text("session"));
        String start = "{\"session\":\"" + session + "\",\"event\":";
        switch (String.valueOf(command.text("do"))) {
            case "open" -> sessions.put(session, URI.create(String.valueOf(command.text("url"))));
            case "subscribe" -> {
                Operation operation = new Operation(
                        start.replace("\"event\":", "\"operation\":\"" + command.text("operation") + "\",\"event\":"),
                        fault);
                URI url = Objects.requireNonNull(sessions.get(session));
                new Thread(() -> operation.run(url, PeerProgram.payload(command))).start();
            }
            case "close" -> OUT.println(start + "\"closed\"}");
            case "sync" -> OUT.println(PeerProgram.synced(start, command));
            case "exit" -> System.exit(0);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    /** What one operation does; {@code start} is the beginning of what it reports. */
    private record Operation(String start, String fault) {

        void run(URI url, Json payload) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .header("Accept", ACCEPT)
                    .POST(HttpRequest.BodyPublishers.ofString(JsonText.write(payload)))
                    .build();
            try {
                HttpResponse<Stream<String>> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
                read(response.headers().firstValue("content-type").orElse(""), response);
            } catch (IOException | UncheckedIOException | InterruptedException e) {
                error("the connection is lost");
            }
        }

        private void read(String type, HttpResponse<Stream<String>> response) {
            Iterator<String> lines = response.body().iterator();
            if (type.startsWith("text/event-stream")) {
                events(lines);
            } else if (type.startsWith("multipart/mixed")) {
                parts(lines, "--" + type.replaceFirst("(?i).*boundary=\"?([^\";]+).*", "$1") + "--");
            } else {
                StringBuilder body = new StringBuilder();
                lines.forEachRemaining(body::append);
                if (response.statusCode() == 200 && json(body.toString()) != null) {
                    next(body.toString());
                    complete(false);
                } else {
                    error("status " + response.statusCode());
                }
            }
        }

        private void events(Iterator<String> lines) {
            String event = "";
            while (lines.hasNext()) {
                String line = lines.next();
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:") && event.equals("next")) {
                    next(line.substring("data:".length()).strip());
                } else if (line.isEmpty() && event.equals("complete")) {
                    complete(true);
                    return;
                }
            }
            error("the stream is cut");
        }

        private void parts(Iterator<String> lines, String end) {
            while (lines.hasNext()) {
                String line = lines.next();
                if (line.equals(end)) {
                    complete(true);
                    return;
                }
                Json.@Nullable JsonObject part = line.startsWith("{") ? json(line) : null;
                @Nullable Json payload = part == null ? null : part.get("payload");
                if (payload instanceof Json.JsonObject) {
                    next(JsonText.write(payload));
                } else if (part != null && part.get("errors") != null) {
                    error(JsonText.write(Objects.requireNonNull(part.get("errors"))));
                    return;
                }
            }
            error("the stream is cut");
        }

        private static Json.@Nullable JsonObject json(String text) {
            try {
                return JsonText.read(text) instanceof Json.JsonObject object ? object : null;
            } catch (JsonSyntaxException e) {
                return null;
            }
        }

        private void next(String result) {
            OUT.println(start + "\"next\",\"payload\":" + result + "}");
        }

        private void complete(boolean ofStream) {
            if (ofStream && fault.equals(ERRS_AT_THE_END)) {
                error("the end was not understood");
            } else {
                end("\"complete\"}\n");
            }
        }

        private void error(String message) {
            end("\"error\",\"message\":" + JsonText.write(Json.of(message)) + "}\n");
        }

        private void end(String event) {
            OUT.print((start + event).repeat(fault.equals(ENDS_TWICE) ? 2 : 1));
            OUT.flush();
        }
    }
}
