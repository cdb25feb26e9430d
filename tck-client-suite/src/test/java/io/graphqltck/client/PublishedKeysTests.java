package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonText;
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
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A holder of the kit's token finds the key that verifies it where the kit's server publishes it. */
class PublishedKeysTests {

    private static final ClassLoader LOADER = PublishedKeysTests.class.getClassLoader();
    private static final Protocol PROTOCOL = Catalog.shipped().protocol("appsync");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void verifyTheTokenThatTheClientIsGivenAndConcernNoDialogue() throws Exception {
        CompletableFuture<String> verified = new CompletableFuture<>();
        Scenario scenario = PROTOCOL.scenarios().stream()
                .filter(one -> one.id().equals("asy.https.authorised.a-jwt"))
                .findFirst()
                .orElseThrow();
        try (Reactor reactor = new Reactor(1);
                ClientVenue venue = new ClientVenue(
                        reactor, new Subject(verified), ListenOptions.loopback(), null, PlayMode.JUDGE)) {
            CompletableFuture<Played> played = new CompletableFuture<>();
            venue.play(
                    PROTOCOL,
                    Script.compile(scenario, Role.CLIENT),
                    new Bindings(PROTOCOL.operations(), "k"),
                    Options.DEFAULT,
                    played::complete);

            ScenarioResult result = new Judge(Rules.load(LOADER), false).judge(PROTOCOL, played.get());

            assertThat(verified)
                    .isCompletedWithValue("200 application/jwk-set+json; charset=UTF-8, the token verifies");
            assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASSED);
        }
    }

    /** One that fetches the keys before it does anything else. */
    private record Subject(CompletableFuture<String> verified) implements ClientSubject {

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            return new Client(opening, listener, verified);
        }

        @Override
        public void close() {}
    }

    private record Client(Opening opening, ApplicationListener listener, CompletableFuture<String> verified)
            implements ClientSession {

        @Override
        public void subscribe(OperationRequest operation) {
            String token = String.valueOf(
                    Objects.requireNonNull(opening.authorisation()).text("token"));
            HttpRequest keys = HttpRequest.newBuilder(opening.url().resolve("/.well-known/jwks.json"))
                    .build();
            JsonObject body = Json.with(
                    Json.with(Json.object(), "query", Json.of(operation.query())),
                    "variables",
                    operation.variables() == null ? Json.object() : operation.variables());
            HttpRequest query = HttpRequest.newBuilder(opening.url())
                    .header("Content-Type", "application/json")
                    .header("Authorization", token)
                    .POST(HttpRequest.BodyPublishers.ofString(JsonText.write(body)))
                    .build();
            var unused = HTTP.sendAsync(keys, HttpResponse.BodyHandlers.ofString())
                    .thenApply(response -> verified.complete(told(response, token)))
                    .thenCompose(done -> HTTP.sendAsync(query, HttpResponse.BodyHandlers.ofString()))
                    .thenAccept(response -> {
                        listener.on(new ApplicationEvent.Next(operation.operation(), json(response.body())));
                        listener.on(new ApplicationEvent.Completed(operation.operation()));
                    });
        }

        private static String told(HttpResponse<String> response, String token) {
            String type = response.headers().firstValue("Content-Type").orElse("no type");
            return response.statusCode() + " " + type + ", the token "
                    + (verifies(token, (JsonObject) json(response.body())) ? "verifies" : "does not verify");
        }

        private static boolean verifies(String token, JsonObject keys) {
            Json.JsonArray all = (Json.JsonArray) Objects.requireNonNull(keys.get("keys"));
            JsonObject key = (JsonObject) all.items().get(0);
            int dot = token.lastIndexOf('.');
            try {
                PublicKey open = KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(open);
                signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
                return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
            } catch (java.security.GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private static BigInteger number(JsonObject key, String name) {
            return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(key.text(name))));
        }

        private static Json json(String text) {
            try {
                return JsonText.read(text);
            } catch (io.graphqltck.core.json.JsonSyntaxException e) {
                throw new AssertionError(text, e);
            }
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
