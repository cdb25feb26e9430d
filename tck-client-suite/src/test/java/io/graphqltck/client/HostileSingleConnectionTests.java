package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that do not keep to single connection mode are judged with a sentence, however often they ask. */
@SuppressWarnings("FutureReturnValueIgnored") // what the answers are is not looked at
final class HostileSingleConnectionTests {

    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5), Map.of());

    private final Protocol protocol = Catalog.shipped().protocol("graphql-sse");
    private final Reactor reactor = new Reactor(1);

    @AfterEach
    void closeReactor() {
        reactor.close();
    }

    @Test
    void aHundredReservations() throws Exception {
        ScenarioResult result = play(client -> {
            for (int i = 0; i < 100; i++) {
                client.send(client.reservation());
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("SSE-C-11").contains("PUT /graphql");
    }

    @Test
    void theStreamTwice() throws Exception {
        ScenarioResult result = play(client -> client.send(client.reservation()).thenRun(() -> {
            client.send(client.stream());
            client.send(client.stream());
        }));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("SSE-C-11").contains("GET /graphql");
    }

    @Test
    void bothModesAtOnce() throws Exception {
        ScenarioResult result = play(client -> {
            client.send(client.reservation());
            client.send(client.distinct());
        });

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("SSE-C-11").contains("POST /graphql");
    }

    private ScenarioResult play(Consumer<Client> behaviour) throws Exception {
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals("sse.single.client"))
                .findFirst()
                .orElseThrow();
        CompletableFuture<Played> played = new CompletableFuture<>();
        try (ClientVenue venue =
                new ClientVenue(reactor, new Subject(behaviour), ListenOptions.loopback(), null, PlayMode.JUDGE)) {
            venue.play(
                    protocol,
                    Script.compile(scenario, Role.CLIENT),
                    new Bindings(protocol.operations(), "k"),
                    OPTIONS,
                    played::complete);
            Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);
            return judge.judge(protocol, played.get());
        }
    }

    private record Subject(Consumer<Client> behaviour) implements ClientSubject {

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            return new Client(opening.url(), listener, behaviour);
        }

        @Override
        public void close() {}
    }

    private static final class Client implements ClientSession {

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI url;
        private final ApplicationListener listener;
        private final Consumer<Client> behaviour;

        Client(URI url, ApplicationListener listener, Consumer<Client> behaviour) {
            this.url = url;
            this.listener = listener;
            this.behaviour = behaviour;
        }

        CompletableFuture<HttpResponse<Void>> send(HttpRequest.Builder request) {
            return http.sendAsync(
                    request.version(HttpClient.Version.HTTP_1_1).build(), HttpResponse.BodyHandlers.discarding());
        }

        HttpRequest.Builder reservation() {
            return HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.noBody());
        }

        HttpRequest.Builder stream() {
            return HttpRequest.newBuilder(url)
                    .GET()
                    .setHeader("Accept", "text/event-stream")
                    .setHeader("X-GraphQL-Event-Stream-Token", "the-token");
        }

        HttpRequest.Builder distinct() {
            return HttpRequest.newBuilder(url)
                    .setHeader("Accept", "text/event-stream")
                    .setHeader("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"subscription { countdown(from: 2) }\"}"));
        }

        @Override
        public void subscribe(OperationRequest operation) {
            behaviour.accept(this);
        }

        @Override
        public void unsubscribe(String operation) {}

        @Override
        public void close() {
            listener.on(new ApplicationEvent.Closed());
        }

        @Override
        public void sync(String token) {
            listener.on(new ApplicationEvent.Synced(token));
        }
    }
}
