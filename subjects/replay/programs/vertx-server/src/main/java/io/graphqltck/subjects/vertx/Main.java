package io.graphqltck.subjects.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.ws.ConnectionInitEvent;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSOptions;
import java.io.IOException;

/** The control schema served by Vert.x Web GraphQL 4 over WebSocket: before 4.5.1 a handler has no builder. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route("/graphql").handler(webSocketHandler(vertx));

        String port = System.getenv().getOrDefault("PORT", "0");
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                .requestHandler(router)
                .listen(Integer.parseInt(port), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        System.out.println("listening on " + server.actualPort());

        // The kit closes the standard input when the run is over, also by dying.
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static GraphQLWSHandler webSocketHandler(Vertx vertx) {
        var options = new GraphQLWSOptions();
        String initTimeout = System.getenv("TCK_INIT_TIMEOUT_MS");
        if (initTimeout != null) {
            options.setConnectionInitWaitTimeout(Long.parseLong(initTimeout));
        }
        return GraphQLWSHandler.create(new ControlSchema().graphQL(), options)
                .connectionInitHandler(event -> connect(vertx, event));
    }

    /** The connect hook: does what the member `tck` of the connection's parameters asks for. */
    private static void connect(Vertx vertx, ConnectionInitEvent event) {
        Object payload = event.message().message().getValue("payload");
        JsonObject tck =
                payload instanceof JsonObject parameters && parameters.getValue("tck") instanceof JsonObject asked
                        ? asked
                        : new JsonObject();
        long delayMs = tck.getLong("delayMs", 0L);
        if (delayMs > 0) {
            vertx.setTimer(delayMs, timer -> answer(event, tck));
        } else {
            answer(event, tck);
        }
    }

    private static void answer(ConnectionInitEvent event, JsonObject tck) {
        if (tck.getBoolean("deny", false)) {
            event.fail("denied on purpose");
        } else if (tck.getBoolean("fail", false)) {
            throw new IllegalStateException("connect hook failed on purpose");
        } else {
            event.complete();
        }
    }
}
