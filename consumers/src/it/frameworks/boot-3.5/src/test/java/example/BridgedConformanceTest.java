package example;

import io.graphqltck.junit.jupiter.ConformanceTests;
import io.graphqltck.junit.play.SubjectUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** By dynamic tests, with Spring Boot's own JUnit 5.12. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BridgedConformanceTest {

    @TestFactory
    Stream<DynamicNode> conformance(@Value("${local.server.port}") int port) {
        return ConformanceTests.of(SubjectUnderTest.server("ws://127.0.0.1:" + port + "/graphql")
                .protocols("graphql-transport-ws")
                .scenarios("gtws.handshake.accepted", "gtws.init.twice", "gtws.init.time-out"));
    }
}
