package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * <a href="https://github.com/summerwind/h2spec">h2spec</a>, which is no work of the kit's authors, tests the scripted server's
 * HTTP/2. It is installed by Go, through its module proxy, or taken from the variable {@code H2SPEC}.
 */
class H2specTests {

    private static final String PROGRAM = "github.com/summerwind/h2spec/cmd/h2spec@v2.2.1+incompatible";
    private static final int MINUTES = 5;

    private static final String PREFACE = "http2/3.5 Sends invalid connection preface";

    /** What fails, and why that is meant to be so. */
    private static final Map<String, String> ON_PURPOSE = Map.of(
            "http2/5.1 closed: Sends a HEADERS frame",
            "Netty answers with RST_STREAM (STREAM_CLOSED) instead of ending the connection; the kit reports the frame, and other"
                    + " exchanges on the connection continue.",
            "http2/5.1.1 Sends stream identifier that is numerically smaller than previous",
            "The same: a stream below the newest one counts as closed (RFC 9113 §5.1.1).",
            "http2/8.1.2.1 Sends a HEADERS frame that contains a pseudo-header field that appears in a header block after a"
                    + " regular header field",
            "Netty keeps pseudo-header fields first, whatever their order was (docs/decisions/0008).",
            PREFACE,
            "Without TLS, bytes that are no preface are read as HTTP/1.1 and reported; the connection is then reset.");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest(name = "tls: {0}")
    @ValueSource(booleans = {false, true})
    void failsWhatIsListedAndNothingElse(boolean tls) throws Exception {
        Path h2spec = h2spec();
        ListenOptions options = ExchangeKit.LISTENING.withHttp2(true).withMaxConnections(10_000);
        try (Reactor reactor = new Reactor(1);
                WireAcceptor acceptor = WireAcceptor.listen(
                                reactor.next(),
                                tls ? options.withCertificate(LoopbackCertificate.generate()) : options,
                                new Answers())
                        .toCompletableFuture()
                        .join()) {
            int port = acceptor.port();
            Path report = folder.resolve("report.xml");
            List<String> command = new ArrayList<>(
                    List.of(h2spec.toString(), "-p", "" + port, "-P", "/graphql", "-o", "3", "-j", report.toString()));
            if (tls) {
                command.addAll(List.of("-t", "-k"));
            }
            run(command, Map.of());

            Map<String, String> failed = new TreeMap<>();
            List<String> passed = new ArrayList<>();
            read(report, failed, passed);
            assertThat(failed.keySet()).as("%s", failed).isEqualTo(expected(tls));
            assertThat(passed).hasSizeGreaterThan(125);
        }
    }

    private static Set<String> expected(boolean tls) {
        Set<String> expected = new TreeSet<>(ON_PURPOSE.keySet());
        if (tls) {
            expected.remove(PREFACE); // ALPN has chosen HTTP/2 before it
        }
        return expected;
    }

    private static void read(Path report, Map<String, String> failed, List<String> passed) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element one = (Element) cases.item(i);
            String name = one.getAttribute("package") + " " + one.getAttribute("classname");
            NodeList errors = one.getElementsByTagName("error");
            NodeList failures = one.getElementsByTagName("failure");
            if (errors.getLength() + failures.getLength() > 0) {
                failed.put(name, one.getTextContent().strip());
            } else {
                passed.add(name);
            }
        }
    }

    private Path h2spec() throws IOException, InterruptedException {
        @Nullable String given = System.getenv("H2SPEC");
        assumeTrue(
                given != null,
                "h2spec waits by the clock, so that it is asked for: set H2SPEC to its path, or to `install` for one that Go"
                        + " installs");
        if (given != null && !given.equals("install")) {
            return Path.of(given);
        }
        Path bin = Path.of("target", "go-bin").toAbsolutePath();
        Path program = bin.resolve("h2spec");
        if (!Files.isExecutable(program)) {
            assumeTrue(
                    run(List.of("go", "install", PROGRAM), Map.of("GOBIN", bin.toString())) == 0,
                    "h2spec is not there: it needs Go and its module proxy, or its path in the variable H2SPEC");
        }
        return program;
    }

    /** Its exit code; -1 where it cannot be started, or does not end. */
    private int run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return -1;
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return -1;
        }
        return process.exitValue();
    }

    /** Answers what can be read, and ends what the kit reports as malformed, as the end of a scenario does. */
    private static final class Answers implements AcceptHandler {

        @Override
        public WireListener onAccept(Wire wire) {
            return event -> {
                if (event instanceof WireEvent.Violation) {
                    wire.drop(Wire.Drop.RESET, Http2Code.PROTOCOL_ERROR);
                } else if (event instanceof WireEvent.Asked && wire.isOpen()) {
                    wire.respond(ExchangeKit.ok(ExchangeKit.payload("independent")));
                }
            };
        }

        @Override
        public void onSurplus(int count) {
            throw new IllegalStateException("more connections than there are tests");
        }
    }
}
