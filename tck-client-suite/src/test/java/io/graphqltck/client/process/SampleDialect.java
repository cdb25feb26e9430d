package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the protocols over WebSocket call their messages, and where they connect to. */
record SampleDialect(
        String subprotocol,
        URI url,
        String start,
        String next,
        String stop,
        @Nullable Json authorisation) {

    static SampleDialect of(String protocol, URI url, @Nullable Json credentials) {
        return switch (protocol) {
            case "graphql-transport-ws" -> new SampleDialect(protocol, url, "subscribe", "next", "complete", null);
            case "appsync" -> appsync(url, credentials);
            default -> new SampleDialect(protocol, url, "start", "data", "stop", null);
        };
    }

    private static SampleDialect appsync(URI url, @Nullable Json credentials) {
        String key = String.valueOf(((Json.JsonObject) Objects.requireNonNull(credentials)).text("apiKey"));
        Json shown = new Json.JsonObject(Map.of("host", Json.of(url.getAuthority()), "x-api-key", Json.of(key)));
        String header = Base64.getEncoder().encodeToString(JsonText.write(shown).getBytes(StandardCharsets.UTF_8));
        URI realtime = URI.create(
                "ws://" + url.getAuthority() + url.getPath() + "/realtime?header=" + header + "&payload=e30=");
        return new SampleDialect("graphql-ws", realtime, "start", "data", "stop", shown);
    }

    /** What an operation is started with. */
    Json payload(Json request) {
        return authorisation == null
                ? request
                : new Json.JsonObject(Map.of(
                        "data",
                        Json.of(JsonText.write(request)),
                        "extensions",
                        new Json.JsonObject(Map.of("authorization", authorisation))));
    }
}
