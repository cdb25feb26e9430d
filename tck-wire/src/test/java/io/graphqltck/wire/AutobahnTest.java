package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the Autobahn test suite, which is no work of the kit's authors, test the scripted server's WebSocket. The program is
 * <a href="https://github.com/curioswitch/kosoku">kosoku</a>, a Python package; the variable {@code KOSOKU} names it.
 */
class AutobahnTest {

    private static final int MINUTES = 5;

    private static final String RESERVED =
            "The reader reports a close code that RFC 6455 §7.4.2 reserves as it is, and this test's peer echoes"
                    + " it; the rules for WebSocket judge it.";

    /** All but the slowest: framing, fragments, pings, UTF-8, closing, sizes, and two groups of permessage-deflate. */
    private static final List<String> GROUPS =
            List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*", "12.1.*", "13.2.*");

    private static final Set<String> WELL = Set.of("OK, OK", "NON-STRICT, OK", "INFORMATIONAL, INFORMATIONAL");

    /** What fails, and why that is meant to be so. */
    private static final Map<String, String> ON_PURPOSE =
            Map.of("7.9.6", RESERVED, "7.9.7", RESERVED, "7.9.8", RESERVED, "7.9.9", RESERVED);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void failsWhatIsListedAndNothingElse() throws Exception {
        @Nullable String kosoku = System.getenv("KOSOKU");
        assumeTrue(kosoku != null, "kosoku waits by the clock, so that it is asked for: set KOSOKU to its path");
        WireLimits limits = new WireLimits(64 << 20, 64 << 10, 16 << 10, 200_000, 128 << 20);
        try (Reactor reactor = new Reactor(1);
                WireAcceptor acceptor = WireAcceptor.listen(
                                reactor.next(),
                                ListenOptions.loopback()
                                        .withMaxConnections(10_000)
                                        .withLimits(limits),
                                new Echo())
                        .toCompletableFuture()
                        .join()) {
            List<String> command = new ArrayList<>(List.of(String.valueOf(kosoku), "-m", "fuzzingclient"));
            GROUPS.forEach(group -> command.addAll(List.of("-i", group)));
            command.addAll(List.of("-o", folder.resolve("reports").toString(), "127.0.0.1:" + acceptor.port()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            String output = Files.readString(folder.resolve("output"));
            assertThat(folder.resolve("reports/index.json")).as(output).exists();

            Map<String, String> failed = new TreeMap<>();
            int count = read(Files.readString(folder.resolve("reports/index.json")), failed);
            assertThat(failed.keySet()).as("%s", failed).isEqualTo(ON_PURPOSE.keySet());
            assertThat(count).isGreaterThan(330);
        }
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

    /** Answers what a peer of the suite answers, and ends what the kit reports as malformed, as the end of a scenario does. */
    private static final class Echo implements AcceptHandler {

        @Override
        public WireListener onAccept(Wire wire) {
            return event -> on(wire, event);
        }

        private static void on(Wire wire, WireEvent event) {
            if (event instanceof WireEvent.Requested requested) {
                String extensions = String.valueOf(requested.head().field("Sec-WebSocket-Extensions"));
                boolean deflate = extensions.contains("permessage-deflate");
                wire.respond(new UpgradeResponse(101, null, null, List.of(), deflate, ""));
            } else if (event instanceof WireEvent.Message message) {
                wire.write(
                        List.of(new Outgoing.Message(message.binary(), message.octets(), List.of(), wire.compresses())),
                        List.of());
            } else if (event instanceof WireEvent.Ping ping) {
                wire.write(List.of(new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()))), List.of());
            } else if (event instanceof WireEvent.Close close) {
                end(wire, Outgoing.Close.answering(close));
            } else if (event instanceof WireEvent.Violation violation && wire.isOpen()) {
                end(wire, new Outgoing.Close(violation.requirement().equals("WS-B-04") ? 1007 : 1002, ""));
            }
        }

        private static void end(Wire wire, Outgoing.Close close) {
            wire.write(List.of(close), List.of());
            wire.drop(Wire.Drop.FIN);
        }

        @Override
        public void onSurplus(int count) {
            throw new IllegalStateException("more connections than there are cases");
        }
    }
}
