package io.graphqltck.junit;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The classes that the engine is tried with. */
final class Suites {

    private static final String PROTOCOL = "graphql-transport-ws";

    private Suites() {}

    /** Answers as it should. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.init.twice", "gtws.ping"})
    static class Right implements ServerUnderTest {

        private final TinyServer server;

        Right() {
            this(true);
        }

        Right(boolean acknowledges) {
            server = new TinyServer(acknowledges);
        }

        @Override
        public URI start() throws InterruptedException {
            return server.begin();
        }

        @Override
        public void stop() throws InterruptedException {
            server.stop(1000);
        }
    }

    /** Never acknowledges. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.init.twice"})
    static class Wrong extends Right {

        Wrong() {
            super(false);
        }
    }

    /** Is known not to acknowledge. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", baseline = "known.yaml")
    static class Known extends Right {

        Known() {
            super(false);
        }
    }

    /** Is known not to acknowledge, but does. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", baseline = "known.yaml")
    static class Mended extends Right {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.time-out")
    static class WithoutCapability extends Right {}

    @Conformance(protocols = "graphql-transport-sw")
    static class UnknownProtocol extends Right {}

    @Conformance(protocols = {})
    static class NoProtocol extends Right {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.nope")
    static class NothingSelected extends Right {}

    @Conformance(protocols = PROTOCOL, scenarioFiles = "no/such/folder")
    static class MissingFolder extends Right {}

    @Conformance(protocols = PROTOCOL)
    static class NoSubject {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class Throwing extends Right {

        Throwing() {
            throw new IllegalStateException("no database");
        }
    }

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class Failing extends Right {

        @Override
        public URI start() {
            throw new IllegalStateException("the port is taken");
        }
    }

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class Endless extends Right {

        static @Nullable Thread interrupted;

        @Override
        public URI start() throws InterruptedException {
            interrupted = Thread.currentThread();
            new CountDownLatch(1).await();
            throw new AssertionError("never");
        }
    }
}
