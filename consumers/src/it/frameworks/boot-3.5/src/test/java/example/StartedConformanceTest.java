package example;

import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.ServerUnderTest;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The same server by the engine, which starts it itself. */
@Conformance(
        protocols = "graphql-transport-ws",
        capabilities = "queries",
        operations = "operations.yaml",
        scenarios = {"gtws.init.acknowledged", "gtws.single.query", "gtws.init.time-out"})
class StartedConformanceTest implements ServerUnderTest {

    private ConfigurableApplicationContext context;

    @Override
    public URI start() {
        context = SpringApplication.run(Application.class, "--server.port=0");
        return URI.create("ws://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/graphql");
    }

    @Override
    public void stop() {
        context.close();
    }
}
