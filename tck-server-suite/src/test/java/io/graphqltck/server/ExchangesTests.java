package io.graphqltck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kit asks other people's servers in HTTP exchanges, and ones that behave badly. */
class ExchangesTests {

    private static final String SOLD = "{\"data\":{\"sell\":true}}";
    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5), Map.of());

    private final Protocol protocol = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/exchanges")))
            .protocol("shop");
    private final Reactor reactor = new Reactor(1);

    @AfterEach
    void closeReactor() {
        reactor.close();
    }

    @Test
    void theJdksServerConforms() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, 0); // in chunks
            exchange.getResponseBody().write(SOLD.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            assertThat(play(server.getAddress().getPort(), "shop.sell.once").verdict())
                    .isEqualTo(Verdict.PASSED);
            assertThat(play(server.getAddress().getPort(), "shop.sell.twice").verdict())
                    .isEqualTo(Verdict.PASSED);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|application/json|{\"data\":{\"sell\":true}}|",
                "201|application/json|{\"data\":{\"sell\":true}}|the status is 201, expected 200",
                "200|text/html|{\"data\":{\"sell\":true}}|the field Content-Type is `text/html`",
                "200|application/json|{\"data\":{\"sell\":false}}|`data.sell`: expected true, found false",
                "200|application/json|nonsense|the body is not JSON: nonsense",
            })
    void mockWebServerIsJudgedByWhatItResponds(int status, String type, String body, String wrong) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse(status, Headers.of("Content-Type", type), body));
            ScenarioResult result = play(server.getPort(), "shop.sell.once");

            if (wrong == null) {
                assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            } else {
                assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(result.reason()).contains(wrong);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|nothing within",
                "HTTP/1.1 200 OK\\r\\nX: y|nothing within",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n80000000\\r\\nhello|nothing within",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\nhello|a chunk's size is \"-1\"",
                "HTTP/1.1 200 OK\\r\\nContent-Length: 9999999999999999999\\r\\n\\r\\n|Content-Length",
                "FIN|end of the TCP connection",
                "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nheFIN|end of the TCP connection",
                "nonsense\\r\\n\\r\\n|The response is not HTTP/1.1",
            })
    void whateverAServerDoesIsJudged(String octets, String reason) throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            from.read();
            String text = octets.replace("\\r\\n", "\r\n").replace("FIN", "");
            to.write(text.getBytes(StandardCharsets.US_ASCII));
            to.flush();
            if (octets.endsWith("FIN")) {
                skipRequest(from);
            } else {
                from.readAllBytes();
            }
        })) {
            ScenarioResult result = play(server.port(), "shop.sell.once");
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reason()).contains(reason);
        }
    }

    @Test
    void anEndlessHeadIsGivenUp() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            to.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] field = ("X-More: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                to.write(field);
            }
        })) {
            ScenarioResult result = play(server.port(), "shop.sell.once");
            assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
            assertThat(result.reason()).startsWith("a limit of the kit: ").contains("longer than 65536 bytes");
        }
    }

    @Test
    void anEndlessBodyIsNotKept() throws Exception {
        try (HostileServer server = new HostileServer((from, to) -> {
            to.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] more = new byte[64 << 10];
            while (true) {
                to.write(more);
            }
        })) {
            ScenarioResult result = play(server.port(), "shop.sell.once");
            // Whether it would have come to an end is not known.
            assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
            assertThat(result.reason())
                    .startsWith("a limit of the kit: more than")
                    .contains("without a message");
        }
    }

    /** Otherwise what is unread makes the operating system send a reset. */
    private static void skipRequest(InputStream from) throws java.io.IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("sell }\"}") < 0) {
            int octet = from.read();
            if (octet < 0) {
                return;
            }
            request.append((char) octet);
        }
    }

    private ScenarioResult play(int port, String id) throws Exception {
        return OnTime.play(() -> playOnce(port, id));
    }

    private ScenarioResult playOnce(int port, String id) throws Exception {
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        Server server = Server.at(URI.create("http://127.0.0.1:" + port + "/graphql"));
        WireConnector connector = new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT);
        CompletableFuture<Played> played = new CompletableFuture<>();
        try (ServerVenue venue = new ServerVenue(reactor, connector, server, List.of())) {
            venue.play(
                    protocol,
                    Script.compile(scenario, Role.SERVER),
                    new Bindings(protocol.operations(), "k"),
                    OPTIONS,
                    played::complete);
            Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);
            return judge.judge(protocol, played.get());
        }
    }
}
