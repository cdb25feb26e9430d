package io.graphqltck.runner.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes events for a user's own subscription: sends the user's mutation by POST, again and again, until it is closed. */
public final class Trigger implements AutoCloseable {

    private static final long EVERY_MS = 300;
    private static final int MOST = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tck-trigger");
        thread.setDaemon(true);
        return thread;
    });
    /** The same request for servers that answer in different ways; the first that is executed stays. */
    private final List<HttpRequest> ways;

    private HttpRequest request;

    private Trigger(List<HttpRequest> ways) {
        this.ways = List.copyOf(ways);
        this.request = ways.get(0);
    }

    /** For the server at this URL, whose scheme is one of HTTP. */
    public static Trigger at(URI url, String mutation, List<Map.Entry<String, String>> headers) {
        String body = JsonText.write(new Json.JsonObject(Map.of("query", Json.of(mutation))));
        return new Trigger(Stream.of("application/json", "text/event-stream")
                .map(accept -> {
                    HttpRequest.Builder request = HttpRequest.newBuilder(url)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("Accept", accept);
                    headers.forEach(field -> request.header(field.getKey(), field.getValue()));
                    return request.POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
                })
                .toList());
    }

    /** Sends it once, in each way until it is executed. What is wrong with the first answer, or nothing. */
    public Optional<String> once() throws InterruptedException {
        Optional<String> problem = Optional.empty();
        for (HttpRequest way : ways) {
            Optional<String> here = once(way);
            if (here.isEmpty()) {
                request = way;
                return here;
            }
            problem = problem.or(() -> here);
        }
        return problem;
    }

    private Optional<String> once(HttpRequest way) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(way, HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            String shown = body.length() > MOST ? body.substring(0, MOST) + "…" : body;
            boolean executed = response.statusCode() < 300 && body.contains("\"data\"") && !body.contains("\"errors\"");
            return executed
                    ? Optional.empty()
                    : Optional.of("response " + response.statusCode() + " with body " + shown);
        } catch (IOException e) {
            return Optional.of("no response: " + e);
        }
    }

    /** Sends it from now on, several times a second; what is answered is not looked at any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
    public void keepGoing() {
        timer.scheduleWithFixedDelay(this::again, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void again() {
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // The server is judged by what it sends to the subscription.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
