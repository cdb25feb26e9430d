package example;

import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.Conformance;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** One test for each scenario. Without `scenarios` there are some two hundred. */
@Conformance(
        protocols = "graphql-transport-ws",
        capabilities = {"unsubscribe", "multiplexing"},
        scenarios = {
            "gtws.handshake.accepted",
            "gtws.init.acknowledged",
            "gtws.stream.completes",
            "gtws.ping.client-answers-each",
            "gtws.single.query"
        })
class SubscriptionClientConformanceTest implements ClientUnderTest {

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Client open(Endpoint endpoint, Application application) {
        SubscriptionClient client =
                new SubscriptionClient(vertx, endpoint.url(), application::connectionFailed);
        return new Client() {
            @Override
            public Operation start(Request request, Results results) {
                String id = client.start(request.query(), request.variables(), new Observing(results));
                return () -> client.stop(id);
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Passes on what the client tells. */
    private record Observing(Results results) implements SubscriptionClient.Observer {

        @Override
        public void next(JsonObject result) {
            results.nextJson(result.encode());
        }

        @Override
        public void failed(String message) {
            results.failed(message);
        }

        @Override
        public void completed() {
            results.completed();
        }
    }
}
