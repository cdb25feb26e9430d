package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A client of the protocols that are exchanges over HTTP, around the JDK's client; each operation is a request. */
final class SampleExchanges implements SampleAdapter.Session {

    private static final Map<String, String> ACCEPTED = Map.of(
            "graphql-over-http", "application/graphql-response+json, application/json;q=0.9",
            "graphql-sse", "text/event-stream",
            "multipart-subscription", "multipart/mixed;subscriptionSpec=1.0, application/json");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, InputStream> running = new ConcurrentHashMap<>();
    private final URI url;
    private final String accepted;
    private final SampleAdapter.Application application;

    SampleExchanges(String protocol, URI url, SampleAdapter.Application application) {
        this.url = url;
        this.accepted = String.valueOf(ACCEPTED.get(protocol));
        this.application = application;
    }

    static boolean speaks(String protocol) {
        return ACCEPTED.containsKey(protocol);
    }

    @Override
    public void subscribe(String operation, Json payload) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("content-type", "application/json")
                .header("accept", accepted)
                .POST(HttpRequest.BodyPublishers.ofString(JsonText.write(payload)))
                .build();
        Thread thread = new Thread(() -> exchange(operation, request), operation);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void unsubscribe(String operation) {
        leave(running.remove(operation));
    }

    @Override
    public void close() {
        running.keySet().forEach(this::unsubscribe);
    }

    private static void leave(@Nullable InputStream body) {
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            // it is over
        }
    }

    private void exchange(String operation, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            running.put(operation, response.body());
            read(operation, response);
            running.remove(operation);
        } catch (IOException | JsonSyntaxException | IllegalStateException e) {
            // What was stopped by its user ends like this, too.
            if (running.remove(operation) != null || !(e instanceof IOException)) {
                application.failed(operation, String.valueOf(e.getMessage()));
            } else if (running.isEmpty()
                    && e.getMessage() != null
                    && !e.getMessage().contains("closed")) {
                application.failed(operation, e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String operation, HttpResponse<InputStream> response) throws IOException, JsonSyntaxException {
        String type = response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        if (type.startsWith("text/event-stream")) {
            events(operation, lines);
        } else if (type.startsWith("multipart/mixed")) {
            String boundary = type.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
            parts(operation, lines, "--" + boundary);
        } else {
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line);
            }
            application.next(operation, JsonText.read(text.toString()));
            application.completed(operation);
        }
    }

    private void events(String operation, BufferedReader lines) throws IOException, JsonSyntaxException {
        String event = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty()) {
                if (event.equals("complete")) {
                    application.completed(operation);
                    return;
                }
                if (event.equals("next")) {
                    application.next(operation, JsonText.read(data.toString()));
                }
                event = "";
                data.setLength(0);
            }
        }
        throw new IllegalStateException("the stream ended without complete");
    }

    private void parts(String operation, BufferedReader lines, String delimiter)
            throws IOException, JsonSyntaxException {
        boolean inBody = false;
        StringBuilder body = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(delimiter)) {
                part(operation, body.toString());
                body.setLength(0);
                inBody = false;
                if (line.startsWith(delimiter + "--")) {
                    application.completed(operation);
                    return;
                }
            } else if (inBody) {
                // An event must not wait for the next delimiter.
                body.append(line);
                if (isWhole(body.toString())) {
                    part(operation, body.toString());
                    body.setLength(0);
                }
            } else {
                inBody = line.isEmpty();
            }
        }
        throw new IllegalStateException("the stream ended without its last delimiter");
    }

    private static boolean isWhole(String body) {
        try {
            return JsonText.read(body) instanceof Json.JsonObject;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private void part(String operation, String body) throws JsonSyntaxException {
        if (body.isBlank()) {
            return;
        }
        Json.JsonObject message = (Json.JsonObject) JsonText.read(body);
        @Nullable Json payload = message.get("payload");
        if (payload instanceof Json.JsonObject result) {
            application.next(operation, result);
        } else if (message.get("errors") != null) {
            throw new IllegalStateException(JsonText.write(message));
        }
    }
}
