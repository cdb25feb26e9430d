package io.graphqltck.junit.packaged;

import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.TinyServer;
import java.net.URI;

/** For the selection by package. */
@Conformance(protocols = "graphql-transport-ws", scenarios = "gtws.init.acknowledged")
public final class PackagedSuite implements ServerUnderTest {

    private final TinyServer server = new TinyServer(true);

    @Override
    public URI start() throws InterruptedException {
        return server.begin();
    }

    @Override
    public void stop() throws InterruptedException {
        server.stop(1000);
    }
}
