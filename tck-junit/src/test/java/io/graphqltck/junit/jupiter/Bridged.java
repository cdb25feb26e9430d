package io.graphqltck.junit.jupiter;

import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.TinyServer;
import io.graphqltck.junit.play.SubjectUnderTest;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Tests of Jupiter whose server lives in them. */
final class Bridged {

    private static final String PROTOCOL = "graphql-transport-ws";

    private Bridged() {}

    private static ServerUnderTest tiny(TinyServer server) {
        return new ServerUnderTest() {
            @Override
            public URI start() throws InterruptedException {
                return server.begin();
            }

            @Override
            public void stop() throws InterruptedException {
                server.stop(1000);
            }
        };
    }

    static class Right {

        private static TinyServer server = new TinyServer(true);
        private static URI url = URI.create("ws://127.0.0.1/");

        @BeforeAll
        static void start() throws InterruptedException {
            server = new TinyServer(true);
            url = server.begin();
        }

        @AfterAll
        static void stop() throws InterruptedException {
            server.stop(1000);
        }

        @TestFactory
        Stream<DynamicNode> conformance(TestReporter reporter) {
            return ConformanceTests.of(
                    SubjectUnderTest.server(url)
                            .protocols(PROTOCOL)
                            .scenarios("gtws.init.twice", "gtws.init.time-out", "gtws.ping.payload-repeated"),
                    reporter);
        }
    }

    static class Wrong {

        @TestFactory
        Stream<DynamicNode> conformance() {
            return ConformanceTests.of(SubjectUnderTest.server(tiny(new TinyServer(false)))
                    .protocols(PROTOCOL)
                    .scenarios("gtws.init.acknowledged"));
        }
    }

    static class NothingPlayed {

        @TestFactory
        Stream<DynamicNode> conformance() {
            return ConformanceTests.of(SubjectUnderTest.server(tiny(new TinyServer(true)))
                    .protocols(PROTOCOL)
                    .scenarios("gtws.init.time-out"));
        }
    }

    static class UnknownProtocol {

        @TestFactory
        Stream<DynamicNode> conformance() {
            return ConformanceTests.of(
                    SubjectUnderTest.server("ws://127.0.0.1:1/graphql").protocols("graphql-transport-sw"));
        }
    }

    static class NothingThere {

        @TestFactory
        Stream<DynamicNode> conformance() {
            return ConformanceTests.of(SubjectUnderTest.server("ws://127.0.0.1:1/graphql")
                    .protocols(PROTOCOL)
                    .scenarios("gtws.init.acknowledged"));
        }
    }
}
