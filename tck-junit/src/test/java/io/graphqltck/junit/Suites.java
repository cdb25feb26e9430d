package io.graphqltck.junit;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

        URI beginSecurely() throws InterruptedException {
            return server.beginSecurely();
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

    /** Is known not to acknowledge, which blocks what builds on it. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.init.twice"},
            baseline = "known.yaml")
    static class KnownBlocking extends Right {

        KnownBlocking() {
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

    /** A client that does as it should. */
    @Conformance(
            protocols = PROTOCOL,
            capabilities = {"unsubscribe", "multiplexing"},
            scenarios = {"gtws.init.acknowledged", "gtws.stream.completes", "gtws.ping.client-answers-each"})
    static class RightClient implements ClientUnderTest {

        static int stopped;
        static String scheme = "";
        private final String start;

        RightClient() {
            this("subscribe");
        }

        RightClient(String start) {
            this.start = start;
        }

        @Override
        public Client open(Endpoint endpoint, Application application) throws IOException {
            scheme = endpoint.url().getScheme();
            return new TinyClient(start, endpoint, application);
        }

        @Override
        public void stop() {
            stopped++;
        }
    }

    /** Speaks TLS, and trusts what it is told to. */
    @Conformance(protocols = PROTOCOL, capabilities = "unsubscribe", scenarios = "gtws.stream.completes", tls = true)
    static class SecureClient extends RightClient {}

    /** Has a certificate that nobody knows. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class SecureServer extends Right {

        @Override
        public URI start() throws InterruptedException {
            return beginSecurely();
        }
    }

    /** The same, and that is known. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", insecure = true)
    static class AcceptedServer extends SecureServer {}

    /** Its URL says TLS, and what listens there answers in the clear. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class WithoutTls implements ServerUnderTest {

        private @Nullable ServerSocket listening;

        @Override
        public URI start() throws IOException {
            ServerSocket opened = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
            listening = opened;
            new Thread(() -> answerPlainly(opened), "plain").start();
            return URI.create("wss://127.0.0.1:" + opened.getLocalPort() + "/graphql");
        }

        private static void answerPlainly(ServerSocket server) {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // closed by its caller, or by the end of the test: the loop checks which
                }
            }
        }

        @Override
        public void stop() throws IOException {
            if (listening != null) {
                listening.close();
            }
        }
    }

    /** The same, whatever the certificate would be. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", insecure = true)
    static class WithoutTlsInsecure extends WithoutTls {}

    /** A server cannot be asked for TLS. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", tls = true)
    static class TlsServer extends Right {}

    /** A client's trust is its own. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.stream.completes", insecure = true)
    static class InsecureClient extends RightClient {}

    /** Starts its operations with the message of another protocol. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.stream.completes")
    static class WrongClient extends RightClient {

        WrongClient() {
            super("start");
        }
    }

    /** Cannot connect to anything. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.handshake.accepted")
    static class RefusingClient extends RightClient {

        @Override
        public Client open(Endpoint endpoint, Application application) throws IOException {
            throw new IOException("no network today");
        }
    }

    /** Reports results that are none: a mistake of the test, not of the client. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.stream.completes")
    static class MistakenClient extends RightClient {

        @Override
        public Client open(Endpoint endpoint, Application application) {
            return new Client() {
                @Override
                public Operation start(Request request, Results results) {
                    results.next(Map.of("data", new Object()));
                    return () -> {};
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Both roles at the same time. */
    @Conformance(protocols = PROTOCOL)
    static class Both extends RightClient implements ServerUnderTest {

        @Override
        public URI start() {
            throw new AssertionError("never");
        }
    }

    @Conformance(protocols = PROTOCOL)
    abstract static class Abstract extends Right {}

    @Conformance(protocols = PROTOCOL)
    interface AnInterface extends ServerUnderTest {}

    @Conformance(protocols = PROTOCOL)
    static class Parametric extends Right {

        Parametric(boolean acknowledges) {
            super(acknowledges);
        }
    }

    /** Not static. */
    @Conformance(protocols = PROTOCOL)
    @SuppressWarnings("ClassCanBeStatic")
    class Inner extends Right {}

    @Conformance(protocols = PROTOCOL, capabilities = "querys")
    static class UnknownCapability extends Right {}

    @Conformance(protocols = PROTOCOL, parameters = "init-timeuot=1s")
    static class UnknownParameter extends Right {}

    @Conformance(protocols = PROTOCOL, parameters = "init-timeout")
    static class NoValue extends Right {}

    @Conformance(protocols = PROTOCOL, parameters = "init-timeout=soon")
    static class NoTime extends Right {}

    @Conformance(protocols = PROTOCOL, jobs = 0)
    static class NoJobs extends Right {}

    @Conformance(protocols = {PROTOCOL, PROTOCOL})
    static class Twice extends Right {}

    @Conformance(protocols = PROTOCOL, baseline = "nowhere.yaml")
    static class NoBaseline extends Right {}

    @Conformance(protocols = PROTOCOL, operations = "nowhere.yaml")
    static class NoOperations extends Right {}

    /** Every server has one, and what it is asked for is not what this one answers. */
    @Conformance(protocols = PROTOCOL, operations = "own-operations.yaml", scenarios = "gtws.single.query")
    static class OwnOperations extends Right {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.own.greets", scenarioFiles = "src/test/resources/own")
    static class OwnScenarios extends Right {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class NoUrl extends Right {

        @Override
        public URI start() {
            return URI.create("localhost:8080");
        }
    }

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class NothingThere extends Right {

        @Override
        public URI start() throws InterruptedException {
            URI url = super.start();
            stop();
            return url;
        }
    }

    /** Of another protocol than the others, for parameters that are meant for one class. */
    @Conformance(
            protocols = {"graphql-ws", PROTOCOL},
            scenarios = {"gtws.init.acknowledged"})
    static class TwoProtocols extends Right {}

    /** Whose warnings are failures, or are not. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class Other extends Right {}

    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class DeafToItsStop extends Right {

        @Override
        public void stop() throws InterruptedException {
            super.stop();
            throw new IllegalStateException("will not stop");
        }
    }

    /** Is known to fail for another reason. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged", baseline = "changed.yaml")
    static class Changed extends Wrong {}

    /** Does something that the document does not specify. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.ping.payload-repeated")
    static class Observed extends Right {}

    /** Does not what it should, but what it may. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.own.should", scenarioFiles = "src/test/resources/should")
    static class Warned extends Right {}

    /** Has not all that its scenarios need. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.init.time-out", "gtws.stream.empty"})
    static class PartlyApplicable extends Right {}

    /** Declares nothing; whether it answers queries is found out. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.single.any-schema"})
    static class Undeclared extends Right {}

    /** The same, and nothing is found out. */
    @Conformance(
            protocols = PROTOCOL,
            scenarios = {"gtws.init.acknowledged", "gtws.single.any-schema"},
            probe = false)
    static class Unprobed extends Right {}

    /** Asks for what only clients are tested with. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.ping.client-answers-each")
    static class OfClients extends Right {}

    @Conformance(protocols = PROTOCOL, scenarioFiles = "src/test/java")
    static class EmptyFolder extends Right {}

    /** Speaks the interface of the core. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.init.acknowledged")
    static class DetailedClient implements ClientSubject {

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            ClientUnderTest.Endpoint endpoint = new ClientUnderTest.Endpoint(
                    opening.protocol(), opening.url(), null, opening.headers(), null, null);
            TinyClient client = new TinyClient("subscribe", endpoint, message -> {});
            return new ClientSession() {
                @Override
                public void subscribe(OperationRequest request) {
                    var unused = CompletableFuture.runAsync(client::connect);
                }

                @Override
                public void unsubscribe(String operation) {}

                @Override
                public void close() {
                    client.close();
                    listener.on(new ApplicationEvent.Closed());
                }

                @Override
                public void sync(String token) {
                    listener.on(new ApplicationEvent.Synced(token));
                }
            };
        }

        @Override
        public void close() {}
    }

    /** A client whose calls never return: nobody must wait for it, neither the kit nor the end of the suite. */
    @Conformance(protocols = PROTOCOL, scenarios = "gtws.handshake.accepted")
    static class BlockingClient extends RightClient {

        static @Nullable Thread blocked;

        @Override
        public Client open(Endpoint endpoint, Application application) throws IOException {
            Client client = super.open(endpoint, application);
            return new Client() {
                @Override
                public Operation start(Request request, Results results) throws Exception {
                    ((TinyClient) client).connect();
                    blocked = Thread.currentThread();
                    new CountDownLatch(1).await();
                    throw new AssertionError("never");
                }

                @Override
                public void close() throws Exception {
                    client.close();
                }
            };
        }
    }
}
