package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.wire.ListenOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kit answers the JDK's client in HTTP exchanges, and judges it where it does not ask as it should. */
class ExchangesTests {

    private final Shop shop = new Shop();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void aClientThatKeepsItsConnectionConforms() throws Exception {
        assertThat(play("shop.sell.once", request -> {}).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(play("shop.sell.twice", request -> {}).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aWrongTypeIsFound() throws Exception {
        ScenarioResult result = play("shop.sell.once", request -> request.setHeader("Content-Type", "text/plain"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("the field Content-Type is `text/plain`");
    }

    @Test
    void aWrongMethodIsFound() throws Exception {
        ScenarioResult result = play("shop.sell.once", HttpRequest.Builder::GET);

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("the method is GET");
    }

    @Test
    void anotherRequestBehindTheDialogueIsFound() throws Exception {
        ScenarioResult result = play("shop.sell.twice", request -> {}, client -> client.sell("more", request -> {}));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("POST /graphql");
    }

    private ScenarioResult play(String id, Consumer<HttpRequest.Builder> change) throws Exception {
        return play(id, change, client -> {});
    }

    private ScenarioResult play(String id, Consumer<HttpRequest.Builder> change, Consumer<Client> behind)
            throws Exception {
        return shop.play(id, new Subject(change, behind), ListenOptions.loopback());
    }

    /** A GraphQL client of a few lines; {@code behind} is what it does by itself after its second operation. */
    private record Subject(Consumer<HttpRequest.Builder> change, Consumer<Client> behind) implements ClientSubject {

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            return new Client(opening.url(), listener, change, behind);
        }

        @Override
        public void close() {}
    }

    private static final class Client implements ClientSession {

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI url;
        private final ApplicationListener listener;
        private final Consumer<HttpRequest.Builder> change;
        private final Consumer<Client> behind;

        Client(URI url, ApplicationListener listener, Consumer<HttpRequest.Builder> change, Consumer<Client> behind) {
            this.url = url;
            this.listener = listener;
            this.change = change;
            this.behind = behind;
        }

        @Override
        public void subscribe(OperationRequest operation) {
            sell(operation.operation(), change);
        }

        void sell(String operation, Consumer<HttpRequest.Builder> changed) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .version(HttpClient.Version.HTTP_1_1)
                    .setHeader("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"mutation { sell }\"}"));
            changed.accept(request);
            var unused = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(response -> {
                        try {
                            Json payload = JsonText.read(response.body());
                            listener.on(new ApplicationEvent.Next(operation, payload));
                            listener.on(new ApplicationEvent.Completed(operation));
                            if (operation.equals("two")) {
                                behind.accept(this);
                            }
                        } catch (JsonSyntaxException e) {
                            listener.on(new ApplicationEvent.Failed(operation, response.body(), null));
                        }
                    });
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
