package io.graphqltck.subjects.vertx;

import io.graphqltck.control.Serving;
import io.graphqltck.control.Wishes;
import io.graphqltck.control.graphqljava.ControlSchema;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandler;
import io.vertx.ext.web.handler.graphql.ws.ConnectionInitEvent;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSOptions;
import java.io.IOException;

/** The control schema served by Vert.x Web GraphQL: over WebSocket or, with the argument `graphql-over-http`, over HTTP. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        if (args.length > 0 && args[0].equals("graphql-over-http")) {
            router.route("/graphql")
                    .handler(BodyHandler.create())
                    .handler(GraphQLHandler.create(new ControlSchema().graphQL()));
        } else {
            router.route("/graphql").handler(webSocketHandler(vertx));
        }

        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                .requestHandler(router)
                .listen(Serving.port(), "127.0.0.1")
                .await();
        Serving.listening(server.actualPort());
        System.exit(0);
    }

    private static GraphQLWSHandler webSocketHandler(Vertx vertx) {
        var options = new GraphQLWSOptions();
        options.setConnectionInitWaitTimeout(
                Serving.milliseconds("TCK_INIT_TIMEOUT_MS", options.getConnectionInitWaitTimeout()));
        return GraphQLWSHandler.builder(new ControlSchema().graphQL())
                .with(options)
                .onConnectionInit(event -> connect(vertx, event))
                .build();
    }

    /** The connect hook: does what the member `tck` of the connection's parameters asks for. */
    private static void connect(Vertx vertx, ConnectionInitEvent event) {
        Wishes wishes = Wishes.of(event.message().message().getValue("payload") instanceof JsonObject parameters ? parameters.getMap() : null);
        if (wishes.delayMs() > 0) {
            vertx.setTimer(wishes.delayMs(), timer -> answer(event, wishes));
        } else {
            answer(event, wishes);
        }
    }

    private static void answer(ConnectionInitEvent event, Wishes wishes) {
        wishes.failIfAsked();
        if (wishes.deny()) {
            event.fail("denied on purpose");
        } else {
            event.complete();
        }
    }
}
