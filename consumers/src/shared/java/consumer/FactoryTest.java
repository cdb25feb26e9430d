package consumer;

import io.graphqltck.junit.jupiter.ConformanceTests;
import io.graphqltck.junit.play.SubjectUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The client of the annotated class once more, as dynamic tests of Jupiter. */
class FactoryTest {

    @TestFactory
    Stream<DynamicNode> conformance() {
        return ConformanceTests.of(SubjectUnderTest.client(new ClientConformanceTest())
                .protocols("graphql-transport-ws")
                .capabilities("unsubscribe")
                .scenarios("gtws.handshake.accepted", "gtws.stream.completes", "gtws.single.query"));
    }
}
