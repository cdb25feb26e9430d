package io.graphqltck.subjects.vertx;

import io.graphqltck.control.Serving;
import io.graphqltck.control.Wishes;
import io.graphqltck.control.graphqljava.ControlSchema;
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

        HttpServer server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-ws"))
                .requestHandler(router)
                .listen(Serving.port(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Serving.listening(server.actualPort());
        System.exit(0);
    }

    /** By default there is a `ka` every half minute, for which nobody wants to wait. */
    @SuppressWarnings("deprecation")
    private static ApolloWSOptions options() {
        ApolloWSOptions options = new ApolloWSOptions();
        return options.setKeepAlive(Serving.milliseconds("TCK_KEEP_ALIVE_MS", options.getKeepAlive()));
    }

    /** The connect hook: does what the member `tck` of the connection's parameters asks for. */
    @SuppressWarnings("deprecation")
    private static void connect(Vertx vertx, ApolloWSConnectionInitEvent event) {
        Wishes wishes = Wishes.of(event.message().content().getValue("payload") instanceof JsonObject parameters ? parameters.getMap() : null);
        if (wishes.delayMs() > 0) {
            vertx.setTimer(wishes.delayMs(), timer -> answer(event, wishes));
        } else {
            answer(event, wishes);
        }
    }

    @SuppressWarnings("deprecation")
    private static void answer(ApolloWSConnectionInitEvent event, Wishes wishes) {
        wishes.failIfAsked();
        if (wishes.deny()) {
            event.fail("denied on purpose");
        } else {
            event.complete();
        }
    }
}
