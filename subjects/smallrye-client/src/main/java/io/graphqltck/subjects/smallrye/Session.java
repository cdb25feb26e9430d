package io.graphqltck.subjects.smallrye;

import io.smallrye.graphql.client.Response;
import io.smallrye.graphql.client.dynamic.api.DynamicGraphQLClient;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClientBuilder;
import io.smallrye.graphql.client.websocket.WebsocketSubprotocol;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** One client, and what its application hears of its operations. */
final class Session {
    private final String name;
    private final Events events;
    private final DynamicGraphQLClient client;
    // Finished operations stay: cancelling one is as harmless here as it is to the library's user.
    private final Map<String, Cancellable> operations = new HashMap<>();

    private Session(String name, Events events, DynamicGraphQLClient client) {
        this.name = name;
        this.events = events;
        this.client = client;
    }

    static Session open(String name, Events events, JsonObject command) {
        String url = command.getString("url");
        var builder = new VertxDynamicGraphQLClientBuilder();
        builder.url(url);
        if (!command.getString("protocol").equals("graphql-over-http")) {
            overWebSocket(builder, url, command);
        }
        if (command.containsKey("headers")) {
            JsonObject headers = command.getJsonObject("headers");
            headers.keySet().forEach(field -> builder.header(field, headers.getString(field)));
        }
        if (command.containsKey("caFile")) {
            var options = new WebClientOptions();
            options.setTrustOptions(new PemTrustOptions().addCertPath(command.getString("caFile")));
            builder.options(options);
        }
        return new Session(name, events, builder.build());
    }

    private static void overWebSocket(VertxDynamicGraphQLClientBuilder builder, String url, JsonObject command) {
        builder.subprotocols(WebsocketSubprotocol.fromString(command.getString("protocol"))); // refuses what it does not know
        builder.websocketUrl(url); // else derived from `url` by replacing the first "http" in it, wherever that is
        builder.executeSingleOperationsOverWebsocket(true);
        if (command.containsKey("params")) {
            builder.initPayload(Json.toMap(command.getJsonObject("params")));
        }
    }

    void subscribe(String operation, String query, Map<String, Object> variables, String operationName) {
        boolean stream = OperationKind.of(query, operationName) == OperationKind.SUBSCRIPTION;
        operations.put(
                operation,
                stream
                        ? client.subscription(query, variables, operationName)
                                .subscribe()
                                .with(
                                        response -> next(operation, response),
                                        problem -> events.error(name, operation, problem),
                                        () -> events.complete(name, operation))
                        : client.executeAsync(query, variables, operationName)
                                .subscribe()
                                .with(
                                        response -> {
                                            next(operation, response);
                                            events.complete(name, operation); // a Uni ends with its item
                                        },
                                        problem -> events.error(name, operation, problem)));
    }

    void unsubscribe(String operation) {
        Cancellable running = operations.get(operation);
        if (running == null) {
            throw new IllegalStateException("no such operation: " + operation);
        }
        running.cancel();
    }

    void close() {
        try {
            client.close();
        } catch (Exception e) { // declared by AutoCloseable
            throw new IllegalStateException(e);
        }
    }

    private void next(String operation, Response response) {
        events.next(name, operation, Json.ofResponse(response));
    }
}
