package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.runner.peer.OtherServer;
import io.graphqltck.runner.peer.RealTimeServer;
import io.graphqltck.runner.subject.Trigger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class ProbeCommandTests {

    @Test
    void aBareUrlIsEnoughToLearnWhatItSpeaksAndHowToTestIt() throws Exception {
        try (OtherServer server = OtherServer.able("queries")) {
            CommandRun run = CommandRun.of("probe", server.url("ws"));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .containsPattern("graphql-transport-ws +probed: queries; not found: control-schema")
                    .contains(" test-server --protocol graphql-transport-ws --url " + server.url("ws"));
            assertThat(run.err())
                    .contains(
                            "graphql-ws: no answer in it",
                            "appsync: no answer in it with the kit's own test credentials; name yours with --authorisation");
        }
    }

    @Test
    void aSubscriptionOfTheServersOwnStandsInForTheKits() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema")) {
            CommandRun run = CommandRun.of(
                    "probe",
                    server.url("ws"),
                    "--no-probe",
                    "--subscription",
                    "subscription { countdown(from: 2) }",
                    "--scenario",
                    "gtws.stream");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).containsPattern("server +graphql-transport-ws +[1-9] ");
        }
    }

    @Test
    void aSubscriptionThatDeliversNothingAccusesNobody() throws Exception {
        try (OtherServer server = OtherServer.able()) {
            CommandRun run =
                    CommandRun.of("probe", server.url("ws"), "--no-probe", "--subscription", "subscription { never }");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            "--subscription: it neither completes after two results nor continues",
                            "--trigger a mutation");
        }
    }

    /** Its scenarios would accuse a server whose subscription ends by itself, or whose results cross each other. */
    @ParameterizedTest
    @CsvSource({"4, its results come faster than one each 100 ms", "100, its results come faster than one each 100 ms"})
    void aSubscriptionThatEndsByItselfAccusesNobody(int results, String why) throws Exception {
        try (OtherServer server = OtherServer.able("control-schema")) {
            CommandRun run = CommandRun.of(
                    "probe",
                    server.url("ws"),
                    "--no-probe",
                    "--subscription",
                    "subscription { countdown(from: " + results + ") }");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(why);
        }
    }

    /** Its subprotocol and messages are those of AppSync, and it serves whatever is below its path. */
    @Test
    void aServerOfTheLegacyProtocolIsNoneOfAppSync() throws Exception {
        try (RealTimeServer server = RealTimeServer.legacy()) {
            CommandRun run = CommandRun.of(
                    "probe",
                    "http://127.0.0.1:" + server.getPort() + "/graphql",
                    "--protocol=graphql-ws,appsync",
                    "--no-probe");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("test-server --protocol graphql-ws ").doesNotContain("appsync");
            assertThat(run.err())
                    .contains("appsync: no answer in it with the kit's own test credentials", "connectionTimeout");
        }
    }

    @Test
    void aServerThatRedirectsSaysWhereItIs() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/graphql/?token=s3cr3t-K9x7Qz");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        try {
            CommandRun run = CommandRun.of("probe", url(server), "--protocol=graphql-over-http,graphql-sse");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("graphql-over-http: no answer in it: received response 307")
                    .contains("graphql-sse: no answer in it: received response 307")
                    .contains("; it redirects to /graphql/?token=***")
                    .doesNotContain("s3cr3t");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereNothingIsSpokenNothingIsAdvised() throws Exception {
        HttpServer server = http("no GraphQL here", new CountDownLatch(1));
        try {
            CommandRun run = CommandRun.of("probe", url(server));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("No protocol was found at " + url(server))
                    .doesNotContain("test-server");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTriggerIsSentAgainAndAgain() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        HttpServer server = http("{\"data\":{\"say\":true}}", three);
        try (Trigger trigger = Trigger.at(URI.create(url(server)), "mutation { say }", List.of())) {
            assertThat(trigger.once()).isEmpty();
            trigger.keepGoing();
            three.await();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTriggerThatIsNotExecutedIsReportedWithTheAnswer() throws Exception {
        HttpServer server = http("{\"errors\":[{\"message\":\"no such field\"}]}", new CountDownLatch(1));
        try (Trigger trigger = Trigger.at(URI.create(url(server)), "mutation { say }", List.of())) {
            assertThat(trigger.once())
                    .contains("response 200 with body {\"errors\":[{\"message\":\"no such field\"}]}");
        } finally {
            server.stop(0);
        }
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql";
    }

    private static HttpServer http(String body, CountDownLatch requests) throws java.io.IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
            requests.countDown();
        });
        server.start();
        return server;
    }
}
