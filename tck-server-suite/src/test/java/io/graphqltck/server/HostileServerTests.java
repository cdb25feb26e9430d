package io.graphqltck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a server does, each scenario ends in a verdict with a sentence, in bounded time and memory. */
class HostileServerTests {

    private static final String ACKNOWLEDGED = "gtws.init.acknowledged";
    private static final byte[] ACK = text("{\"type\":\"connection_ack\"}");

    private final Protocol protocol = Catalog.shipped().protocol("graphql-transport-ws");
    private final Reactor reactor = new Reactor(1);

    @AfterEach
    void closeReactor() {
        reactor.close();
    }

    @Test
    void thatIsNotThere() throws Exception {
        try (Socket nobody = new Socket()) {
            // Bound, but nothing listens: no other process is given this port meanwhile.
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ScenarioResult result = play(nobody.getLocalPort(), "gtws.handshake.accepted");
            assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
            assertThat(result.reason())
                    .startsWith("not judged: the subject was lost before: no connection to ")
                    .contains("Connection refused");
        }
    }

    @Test
    void thatIsPlainHttp() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        try (HostileServer server = new HostileServer((from, to) -> {
            from.read();
            to.write(response.getBytes(StandardCharsets.US_ASCII));
            to.flush();
            from.readAllBytes();
        })) {
            ScenarioResult result = play(server.port(), "gtws.handshake.accepted");
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reason()).contains("found response 200");
        }
    }

    @Test
    void thatSpeaksAnotherSubprotocol() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-ws");
            from.readAllBytes();
        })) {
            ScenarioResult result = play(server.port(), "gtws.handshake.accepted");
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reason()).contains("\"graphql-ws\"");
        }
    }

    @Test
    void thatNeverAnswersTheUpgrade() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> from.readAllBytes())) {
            ScenarioResult result = play(server.port(), "gtws.handshake.accepted");
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reason()).contains("nothing within");
        }
    }

    @Test
    void thatTricklesAnEndlessHead() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            to.write("HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] field = ("X-More: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                to.write(field);
            }
        })) {
            assertLimit(play(server.port(), "gtws.handshake.accepted"), "longer than 65536 bytes");
        }
    }

    @Test
    void thatSendsAMessageOfAHundredMegabytes() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-transport-ws");
            from.read();
            long length = 100L << 20;
            to.write(new byte[] {
                (byte) 0x81,
                127,
                0,
                0,
                0,
                0,
                (byte) (length >> 24),
                (byte) (length >> 16),
                (byte) (length >> 8),
                (byte) length
            });
            byte[] piece = new byte[1 << 16];
            for (long sent = 0; sent < length; sent += piece.length) {
                to.write(piece);
            }
            to.flush();
            from.readAllBytes();
        })) {
            ScenarioResult result = play(server.port(), ACKNOWLEDGED);
            assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
            assertThat(result.reason())
                    .isEqualTo(
                            "a limit of the kit: a message of 104857600 bytes is longer than the 8388608 that the kit reads");
        }
    }

    @Test
    void thatSendsTinyFramesWithoutEnd() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-transport-ws");
            from.read();
            flood(to);
        })) {
            ScenarioResult result = play(server.port(), ACKNOWLEDGED);
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.transcript()).isNotNull();
        }
    }

    @Test
    void thatFloodsWithPings() throws Exception {
        byte[] ping = text("{\"type\":\"ping\"}");
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-transport-ws");
            while (true) {
                to.write(ping);
            }
        })) {
            assertLimit(play(server.port(), ACKNOWLEDGED), "more than 20000 events occurred on one connection");
        }
    }

    /** What no document forbids is the kit's limit. */
    private static void assertLimit(ScenarioResult result, String limit) {
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.reason()).startsWith("a limit of the kit: ").contains(limit);
    }

    @Test
    void thatNeverCloses() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-transport-ws");
            from.read(); // the init begins, so that the acknowledgement is right
            to.write(ACK);
            to.flush();
            from.readAllBytes();
            from.read();
        })) {
            // The play ends, without an end of the connection.
            ScenarioResult result = play(server.port(), ACKNOWLEDGED);
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void doesNotCostTheOtherScenariosTheirResults() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            HostileServer.upgrade(from, to, "graphql-transport-ws");
            flood(to);
        })) {
            List<Scenario> all = protocol.scenarios().stream()
                    .filter(scenario -> scenario.roles().contains(Role.SERVER) && scenario.slow() == null)
                    .limit(60)
                    .toList();
            RunResult run = run(server.port(), all);
            assertThat(run.complete()).isTrue();
            assertThat(run.results()).hasSize(60);
        }
    }

    private static void flood(OutputStream to) throws IOException {
        byte[] frames = new byte[3000];
        for (int i = 0; i < frames.length; i += 3) {
            frames[i] = (byte) 0x81;
            frames[i + 1] = 1;
            frames[i + 2] = 'x';
        }
        while (true) {
            to.write(frames);
        }
    }

    private static byte[] text(String message) {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 2];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        return frame;
    }

    private ScenarioResult play(int port, String id) throws Exception {
        List<Scenario> one = protocol.scenarios().stream()
                .filter(scenario -> scenario.id().equals(id))
                .toList();
        assertThat(one).as(id).hasSize(1);
        return OnTime.play(() -> run(port, one).results().get(0));
    }

    private RunResult run(int port, List<Scenario> scenarios) throws InterruptedException {
        SubjectInfo subject = new SubjectInfo(
                "hostile",
                "A hostile server",
                "",
                Role.SERVER,
                Set.of("queries", "mutations"),
                true,
                Map.of(),
                Map.of());
        try (ServerVenue venue = new ServerVenue(
                reactor,
                new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT),
                Server.at(URI.create("ws://127.0.0.1:" + port + "/graphql")),
                List.of())) {
            Options options =
                    Options.DEFAULT.withPatience(Duration.ofSeconds(2)).withClosing(Duration.ofMillis(300));
            Judge judge = new Judge(Rules.load(HostileServerTests.class.getClassLoader()), false);
            return new SuiteRun(protocol, subject, venue, options, judge, 16, RunListener.NONE)
                    .run(scenarios, Baseline.EMPTY);
        }
    }
}
