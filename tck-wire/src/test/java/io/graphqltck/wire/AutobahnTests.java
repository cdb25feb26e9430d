package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the Autobahn test suite, which is no work of the kit's authors, test the WebSocket of the scripted server and of the scripted client. The program is
 * <a href="https://github.com/curioswitch/kosoku">kosoku</a>, a Python package; the variable {@code KOSOKU} names it.
 */
class AutobahnTests {

    private static final int MINUTES = 5;

    private static final WireLimits LIMITS = new WireLimits(64 << 20, 64 << 10, 16 << 10, 200_000, 128 << 20);

    private static final String UNASSIGNED =
            "1016, 1100, 2000 and 2999 are codes that nobody has assigned yet. CloseBody accepts them, so that a code of"
                    + " tomorrow is no fault of its sender, and this test's peer echoes them.";

    /** All but the slowest: framing, fragments, pings, UTF-8, closing, sizes, and two groups of permessage-deflate. */
    private static final List<String> GROUPS =
            List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*", "12.1.*", "13.2.*");

    private static final Set<String> WELL = Set.of("OK, OK", "NON-STRICT, OK", "INFORMATIONAL, INFORMATIONAL");

    /** What fails, and why that is meant to be so. */
    private static final Map<String, String> ON_PURPOSE =
            Map.of("7.9.6", UNASSIGNED, "7.9.7", UNASSIGNED, "7.9.8", UNASSIGNED, "7.9.9", UNASSIGNED);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theScriptedServerFailsWhatIsListedAndNothingElse() throws Exception {
        List<String> kosoku = kosoku("fuzzingclient");
        try (Reactor reactor = new Reactor(1);
                WireAcceptor acceptor = WireAcceptor.listen(
                                reactor.next(),
                                ListenOptions.loopback()
                                        .withMaxConnections(10_000)
                                        .withLimits(LIMITS),
                                new Accepting())
                        .toCompletableFuture()
                        .join()) {
            kosoku.add("127.0.0.1:" + acceptor.port());
            Process process = start(kosoku).redirectOutput(output().toFile()).start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            check(Files.readString(output()));
        }
    }

    @Test
    void theScriptedClientFailsWhatIsListedAndNothingElse() throws Exception {
        List<String> kosoku = kosoku("fuzzingserver");
        kosoku.add("127.0.0.1:0");
        Process process = start(kosoku).start();
        try (Reactor reactor = new Reactor(1);
                BufferedReader said = process.inputReader()) {
            String listening = String.valueOf(said.readLine());
            String url = listening.substring(listening.indexOf("ws://"));
            int count = Integer.parseInt(talk(reactor, url + "/getCaseCount"));
            for (int number = 1; number <= count; number++) {
                talk(reactor, url + "/runCase?case=" + number + "&agent=kit");
            }
            talk(reactor, url + "/updateReports?agent=kit");
            // It ends when the reports are written.
            check(listening + said.lines().collect(Collectors.joining("\n", "\n", "")));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** One connection until it ends; the last text that was heard on it. */
    private static String talk(Reactor reactor, String url) throws Exception {
        CompletableFuture<String> over = new CompletableFuture<>();
        AtomicReference<@Nullable Wire> wire = new AtomicReference<>();
        AtomicReference<String> text = new AtomicReference<>("");
        Loop loop = reactor.next();
        UpgradeRequest request = new UpgradeRequest("GET", null, List.of(), List.of(), List.of(), null, "13", true);
        loop.execute(() -> wire.set(new WireConnector(new TlsTrust.Everything(), LIMITS)
                .connect(loop, URI.create(url), request, List.of(), event -> {
                    if (event instanceof WireEvent.Message message && !message.binary()) {
                        text.set(new String(message.octets(), StandardCharsets.UTF_8));
                    }
                    if (url.contains("/runCase") || event instanceof WireEvent.Close) {
                        AutobahnEcho.on(Objects.requireNonNull(wire.get()), event);
                    }
                    if (event instanceof WireEvent.Ended) {
                        over.complete(text.get());
                    }
                })));
        return over.get();
    }

    /** Its command as far as both ends have it in common; the test is left out where it is not there. */
    private List<String> kosoku(String mode) {
        @Nullable String kosoku = System.getenv("KOSOKU");
        assumeTrue(kosoku != null, "kosoku waits by the clock, so that it is asked for: set KOSOKU to its path");
        List<String> command = new ArrayList<>(List.of(String.valueOf(kosoku), "-m", mode));
        GROUPS.forEach(group -> command.addAll(List.of("-i", group)));
        command.addAll(List.of("-o", folder.resolve("reports").toString()));
        return command;
    }

    private static ProcessBuilder start(List<String> command) {
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private Path output() {
        return folder.resolve("output");
    }

    private void check(String output) throws Exception {
        Path index = folder.resolve("reports/index.json");
        assertThat(index).as(output).exists();
        Map<String, String> failed = new TreeMap<>();
        int count = read(Files.readString(index), failed);
        assertThat(failed.keySet()).as("%s", failed).isEqualTo(ON_PURPOSE.keySet());
        assertThat(count).isGreaterThan(330);
    }

    /** How many cases there are; those that did not go well are added to {@code failed}. */
    private static int read(String report, Map<String, String> failed) throws JsonSyntaxException {
        int count = 0;
        for (Json agent : members(JsonText.read(report)).values()) {
            for (Map.Entry<String, Json> one : members(agent).entrySet()) {
                count++;
                String outcome = outcome(one.getValue(), "behavior") + ", " + outcome(one.getValue(), "behaviorClose");
                if (!WELL.contains(outcome)) {
                    failed.put(one.getKey(), outcome);
                }
            }
        }
        return count;
    }

    private static Map<String, Json> members(Json value) {
        return ((Json.JsonObject) value).members();
    }

    private static String outcome(Json one, String member) {
        return String.valueOf(((Json.JsonObject) one).text(member));
    }

    private static final class Accepting implements AcceptHandler {

        @Override
        public WireListener onAccept(Wire wire) {
            return event -> AutobahnEcho.on(wire, event);
        }

        @Override
        public void onSurplus(int count) {
            throw new IllegalStateException("more connections than there are cases");
        }
    }
}
