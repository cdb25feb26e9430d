package io.graphqltck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.http.StoredBrotli;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a server writes as an event stream, each scenario ends in a verdict with a sentence, in bounded time and memory. */
final class HostileEventStreamTests {

    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    @SuppressWarnings("StringConcatToTextBlock") // each line end is what is tested
    private static final String COUNTED = "event: next\ndata: {\"data\":{\"countdown\":2}}\n\n"
            + "event: next\ndata: {\"data\":{\"countdown\":1}}\n\nevent: complete\ndata: \n\n";

    private final Protocol protocol = Catalog.shipped().protocol("graphql-sse");
    private final Reactor reactor = new Reactor(1);

    @AfterEach
    void closeReactor() {
        reactor.close();
    }

    @Test
    void ofALineThatNeverEnds() throws Exception {
        assertThat(streaming("event: next\ndata: ", "x".repeat(1 << 16), Integer.MAX_VALUE)
                        .reason())
                .contains("nothing within");
    }

    @Test
    void ofAMillionComments() throws Exception {
        ScenarioResult result = streaming("", ":\n".repeat(1000), 1000);
        assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.reason()).startsWith("a limit of the kit: more than 20000 events");
    }

    @Test
    void ofAGigabyteInOneEvent() throws Exception {
        ScenarioResult result = streaming("event: next\ndata: ", "x".repeat(1 << 16), 1 << 14);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void ofARetryOfThirteenDigits() throws Exception {
        assertThat(streaming("retry: 1000000000000\n\n" + COUNTED, "", 0).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    /** What the kit sends next would have a field of the server's making. */
    @Test
    void ofATokenWithALineBreak() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (HostileServer server = new HostileServer((from, to) -> {
            requests.add(head(from));
            String token = "token\r\nX-Of-The-Server: yes";
            to.write(("HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nContent-Length: " + token.length()
                            + "\r\n\r\n" + token)
                    .getBytes(StandardCharsets.US_ASCII));
            to.flush();
            from.readAllBytes();
        })) {
            ScenarioResult result = play(server, "sse.single.opened.the-header");

            assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED);
            assertThat(result.reason()).contains("line break");
            assertThat(requests.take()).startsWith("PUT ");
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void codedWithBrotliEventByEventOrInOnePiece() throws Exception {
        StoredBrotli flushed = new StoredBrotli();
        byte[] first = flushed.more(COUNTED.substring(0, 45).getBytes(StandardCharsets.US_ASCII));
        byte[] second = flushed.more(COUNTED.substring(45).getBytes(StandardCharsets.US_ASCII));
        assertThat(brotli(first, second, flushed.end()).verdict()).isEqualTo(Verdict.PASSED);

        StoredBrotli whole = new StoredBrotli();
        byte[] all = whole.more(COUNTED.getBytes(StandardCharsets.US_ASCII));
        assertThat(brotli(all, whole.end()).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void codedWithBrotliAndCutOffOrNotCodedAtAll() throws Exception {
        byte[] all = new StoredBrotli().more(COUNTED.getBytes(StandardCharsets.US_ASCII));
        for (ScenarioResult result : List.of(brotli(all), brotli(COUNTED.getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reason()).contains("HTTP-S-11").contains("cut off or not coded so");
        }
    }

    private ScenarioResult brotli(byte[]... pieces) throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            head(from);
            to.write(STREAM.replace("Connection", "Content-Encoding: br\r\nConnection")
                    .getBytes(StandardCharsets.US_ASCII));
            for (byte[] piece : pieces) {
                to.write(piece);
                to.flush();
            }
        })) {
            return play(server, "sse.compression.ends.br");
        }
    }

    private ScenarioResult streaming(String begin, String piece, int times) throws Exception {
        byte[] more = piece.getBytes(StandardCharsets.US_ASCII);
        try (HostileServer server = new HostileServer((from, to) -> {
            head(from);
            to.write((STREAM + begin).getBytes(StandardCharsets.US_ASCII));
            write(to, more, times);
            to.flush();
        })) {
            return play(server, "sse.stream.completes");
        }
    }

    private static void write(OutputStream to, byte[] piece, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            to.write(piece);
        }
    }

    private static String head(InputStream from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = from.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private ScenarioResult play(HostileServer server, String id) throws Exception {
        return OnTime.play(() -> playOnce(server, id));
    }

    private ScenarioResult playOnce(HostileServer server, String id) throws InterruptedException {
        List<Scenario> one = protocol.scenarios().stream()
                .filter(scenario -> scenario.id().equals(id))
                .toList();
        assertThat(one).as(id).hasSize(1);
        SubjectInfo subject = new SubjectInfo(
                "hostile", "A hostile server", "", Role.SERVER, Set.of("single-connection"), true, Map.of(), Map.of());
        try (ServerVenue venue = new ServerVenue(
                reactor,
                new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT),
                Server.at(URI.create("http://127.0.0.1:" + server.port() + "/graphql")),
                List.of())) {
            Options options =
                    Options.DEFAULT.withPatience(Duration.ofSeconds(2)).withClosing(Duration.ofMillis(300));
            Judge judge = new Judge(Rules.load(HostileEventStreamTests.class.getClassLoader()), false);
            return new SuiteRun(protocol, subject, venue, options, judge, 1, RunListener.NONE)
                    .run(one, Baseline.EMPTY)
                    .results()
                    .get(0);
        }
    }
}
