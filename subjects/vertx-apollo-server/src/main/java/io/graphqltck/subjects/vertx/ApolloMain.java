package io.graphqltck.subjects.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.ApolloWSConnectionInitEvent;
import io.vertx.ext.web.handler.graphql.ApolloWSHandler;
import io.vertx.ext.web.handler.graphql.ApolloWSOptions;
import java.io.IOException;

/** The control schema served by Vert.x Web GraphQL 4 over Apollo's legacy protocol. */
public final class ApolloMain {
    private ApolloMain() {}

    @SuppressWarnings("deprecation") // as the whole protocol is
    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route("/graphql")
                .handler(ApolloWSHandler.create(new ControlSchema().graphQL(), options())
                        .connectionInitHandler(event -> connect(vertx, event)));

        String port = System.getenv().getOrDefault("PORT", "0");
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-ws"))
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

    /** By default there is a `ka` every half minute, for which nobody wants to wait. */
    @SuppressWarnings("deprecation")
    private static ApolloWSOptions options() {
        String keepAlive = System.getenv("TCK_KEEP_ALIVE_MS");
        ApolloWSOptions options = new ApolloWSOptions();
        return keepAlive == null ? options : options.setKeepAlive(Long.parseLong(keepAlive));
    }

    /** The connect hook: does what the member `tck` of the connection's parameters asks for. */
    @SuppressWarnings("deprecation")
    private static void connect(Vertx vertx, ApolloWSConnectionInitEvent event) {
        Object payload = event.message().content().getValue("payload");
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

    @SuppressWarnings("deprecation")
    private static void answer(ApolloWSConnectionInitEvent event, JsonObject tck) {
        if (tck.getBoolean("deny", false)) {
            event.fail("denied on purpose");
        } else if (tck.getBoolean("fail", false)) {
            throw new IllegalStateException("connect hook failed on purpose");
        } else {
            event.complete();
        }
    }
}
