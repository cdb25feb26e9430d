package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.UpgradeRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AppSync's authorisation with the published credentials, and what tests do with it. */
final class Kit {

    static final URI ENDPOINT = URI.create("https://example1234567890000.appsync-api.us-east-1.amazonaws.com/graphql");
    static final Instant NOW = Instant.parse("2020-04-01T00:10:10Z");
    static final String DATA =
            "{\"query\":\"subscription onCreateMessage { onCreateMessage { message } }\",\"variables\":{}}";

    private Kit() {}

    static Authorisation authorisation() {
        return new AppsyncAuthorisation(credentials());
    }

    static KitCredentials credentials() {
        try {
            return KitCredentials.of(Published.credentials());
        } catch (AuthorisationException e) {
            throw new AssertionError(e);
        }
    }

    /** A play whose credentials are these, as a scenario says them. */
    static Setting setting(String credentials) {
        return setting(credentials, NOW);
    }

    static Setting setting(String credentials, Instant now) {
        try {
            return new Setting(ENDPOINT, authorisation().credentials(json(credentials), now), List.of(), now);
        } catch (AuthorisationException e) {
            throw new AssertionError(e);
        }
    }

    static Authorised authorised(String content) {
        try {
            return authorisation().read(json(content));
        } catch (AuthorisationException e) {
            throw new AssertionError(content, e);
        }
    }

    static Json json(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    static UpgradeRequest upgrade() {
        return new UpgradeRequest(
                "GET", "/graphql/realtime", List.of("graphql-ws"), List.of(), List.of(), null, "13", false);
    }

    /** As it arrives at the server. */
    static HttpHead arrived(UpgradeRequest request) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        if (!request.without().contains("host")) {
            fields.add(Map.entry("Host", ENDPOINT.getRawAuthority()));
        }
        request.subprotocols().forEach(line -> fields.add(Map.entry("Sec-WebSocket-Protocol", line)));
        fields.addAll(request.headers());
        return new HttpHead("GET " + request.target() + " HTTP/1.1", fields);
    }

    static HttpHead head(String target, @Nullable String subprotocols) {
        return new HttpHead(
                "GET " + target + " HTTP/1.1",
                List.of(
                        Map.entry("Host", ENDPOINT.getRawAuthority()),
                        Map.entry("Sec-WebSocket-Protocol", subprotocols == null ? "graphql-ws" : subprotocols)));
    }

    static JsonObject start(String data) {
        JsonObject payload = Json.with(Json.object(), "data", Json.of(data));
        return Json.with(
                Json.with(Json.with(Json.object(), "id", Json.of("1")), "type", Json.of("start")), "payload", payload);
    }

    /** The requirements that are broken so that a server must refuse. */
    static List<String> refused(List<Objection> objections) {
        return objections.stream()
                .filter(Objection::refused)
                .map(Objection::requirement)
                .distinct()
                .toList();
    }

    static List<String> all(List<Objection> objections) {
        return objections.stream().map(Objection::requirement).distinct().toList();
    }
}
