package consumer;

import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.ServerUnderTest;
import java.net.URI;

@Conformance(protocols = "graphql-transport-ws")
class ServerConformanceTest implements ServerUnderTest {

    @Override
    public URI start() {
        throw new IllegalStateException("the port is taken");
    }
}
