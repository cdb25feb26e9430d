package example;

import io.graphqltck.junit.jupiter.ConformanceTests;
import io.graphqltck.junit.play.SubjectUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** The server lives in a test of Jupiter, where no other engine can reach it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationConformanceTest {

    @Value("${local.server.port}")
    private int port;

    @TestFactory
    Stream<DynamicNode> conformance() {
        return ConformanceTests.of(SubjectUnderTest.server("ws://127.0.0.1:" + port + "/graphql")
                .named("greetings")
                .protocols("graphql-transport-ws")
                .capabilities("queries")
                .operations("operations.yaml")
                // Without this there are some hundred.
                .scenarios(
                        "gtws.handshake.accepted",
                        "gtws.init.acknowledged",
                        "gtws.init.twice",
                        "gtws.single.query",
                        "gtws.stream.completes",
                        "gtws.ping.each-answered",
                        "gtws.init.time-out"));
    }
}
