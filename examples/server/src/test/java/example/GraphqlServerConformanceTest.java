package example;

import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.ServerUnderTest;
import java.net.URI;

/** One test for each scenario. Without `scenarios` there are some hundred. */
@Conformance(
        protocols = "graphql-transport-ws",
        capabilities = "queries",
        // The server's own operations in place of those of the kit's control schema.
        operations = "operations.yaml",
        baseline = "known-failures.yaml",
        scenarios = {
            "gtws.handshake.accepted",
            "gtws.init.acknowledged",
            "gtws.init.twice",
            "gtws.single.query",
            "gtws.stream.completes",
            "gtws.ping.each-answered",
            "gtws.init.time-out"
        })
class GraphqlServerConformanceTest implements ServerUnderTest {

    private final GraphqlServer server = new GraphqlServer();

    @Override
    public URI start() throws Exception {
        return URI.create("ws://127.0.0.1:" + server.start() + "/graphql");
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
