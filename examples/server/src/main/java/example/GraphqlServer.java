package example;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.reactivex.rxjava3.core.Flowable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import java.util.concurrent.ExecutionException;

/** A small GraphQL server on Vert.x. */
public final class GraphqlServer {

    private static final String SCHEMA =
            """
            type Query { greeting: String }
            type Subscription { lastTwo: Int }
            """;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    /** Listens at a free port, and says at which. */
    public int start() throws ExecutionException, InterruptedException {
        Router router = Router.router(vertx);
        router.route("/graphql").handler(GraphQLWSHandler.create(graphQL()));
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return server.actualPort();
    }

    public void stop() throws ExecutionException, InterruptedException {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static GraphQL graphQL() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("greeting", env -> "hi"))
                .type("Subscription", type -> type.dataFetcher("lastTwo", env -> Flowable.just(7, 8)))
                .build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring))
                .build();
    }
}
