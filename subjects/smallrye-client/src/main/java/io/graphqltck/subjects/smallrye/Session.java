package io.graphqltck.subjects.smallrye;

import io.graphqltck.adapter.Application;
import io.graphqltck.adapter.ClientSession;
import io.graphqltck.adapter.Open;
import io.graphqltck.adapter.Request;
import io.smallrye.graphql.client.GraphQLClientException;
import io.smallrye.graphql.client.dynamic.api.DynamicGraphQLClient;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClientBuilder;
import io.smallrye.graphql.client.websocket.WebsocketSubprotocol;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClientOptions;

/** One client, and what its application hears of its operations. */
final class Session implements ClientSession {
    private final Application application;
    private final DynamicGraphQLClient client;

    Session(Open open, Application application) {
        this.application = application;
        var builder = new VertxDynamicGraphQLClientBuilder();
        builder.url(open.url());
        if (!open.protocol().equals("graphql-over-http")) {
            overWebSocket(builder, open);
        }
        open.headers().forEach(builder::header);
        open.caFile().ifPresent(certificate -> {
            var options = new WebClientOptions();
            options.setTrustOptions(new PemTrustOptions().addCertPath(certificate));
            builder.options(options);
        });
        this.client = builder.build();
    }

    private static void overWebSocket(VertxDynamicGraphQLClientBuilder builder, Open open) {
        builder.subprotocols(WebsocketSubprotocol.fromString(open.protocol())); // refuses what it does not know
        builder.websocketUrl(open.url()); // else derived from `url` by replacing the first "http" in it, wherever that is
        builder.executeSingleOperationsOverWebsocket(true);
        open.params().ifPresent(builder::initPayload);
    }

    @Override
    public Runnable subscribe(String operation, Request request) {
        if (request.isSubscription()) {
            return client.subscription(request.query(), request.variables(), request.operationName())
                            .subscribe()
                            .with(
                                    response -> application.next(operation, Json.ofResponse(response)),
                                    problem -> error(operation, problem),
                                    () -> application.complete(operation))
                    ::cancel;
        }
        return client.executeAsync(request.query(), request.variables(), request.operationName())
                        .subscribe()
                        .with(
                                response -> {
                                    application.next(operation, Json.ofResponse(response));
                                    application.complete(operation); // a Uni ends with its item
                                },
                                problem -> error(operation, problem))
                ::cancel;
    }

    private void error(String operation, Throwable problem) {
        application.error(
                operation,
                problem,
                problem instanceof GraphQLClientException exception ? Json.ofErrors(exception.getErrors()) : null);
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
