package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherServer;
import io.graphqltck.runner.peer.RealTimeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that sends a message at a WebSocket ping, and no pong, breaks the sentence about pongs, whatever the message breaks besides. */
@Tag("whole-suite")
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class PingBlameTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void overTheModernProtocol() throws Exception {
        try (OtherServer sound = OtherServer.able("queries");
                OtherServer faulty = OtherServer.able("queries", "no-pongs")) {
            assertBlamed("graphql-transport-ws", "gtws", sound.url("ws"), faulty.url("ws"), List.of());
        }
    }

    @Test
    void overTheLegacyProtocol() throws Exception {
        try (RealTimeServer sound = RealTimeServer.legacy();
                RealTimeServer faulty = RealTimeServer.legacy().withoutPongs()) {
            assertBlamed("graphql-ws", "lgws", url(sound), url(faulty), List.of());
        }
    }

    @Test
    void overAppsync() throws Exception {
        try (RealTimeServer sound = RealTimeServer.started();
                RealTimeServer faulty = RealTimeServer.started().withoutPongs()) {
            assertBlamed(
                    "appsync",
                    "asy",
                    url(sound),
                    url(faulty),
                    List.of(
                            "--authorisation=mode=api-key,api-key=da2-0123456789",
                            "--capability=subscriptions,authorisation.api-key"));
        }
    }

    /** It answers the barrier, and reports it: the sentence of the scenario that sent it is kept. */
    @Test
    void ofAServerThatReportsThePingOfABarrier() throws Exception {
        try (RealTimeServer sound = RealTimeServer.legacy();
                RealTimeServer faulty = RealTimeServer.legacy().complainingOfPings()) {
            assertBlamed("graphql-ws", "lgws", url(sound), url(faulty), List.of());
        }
    }

    private static String url(RealTimeServer server) {
        return "ws://127.0.0.1:" + server.getPort() + "/graphql";
    }

    private void assertBlamed(String protocol, String prefix, String sound, String faulty, List<String> more)
            throws Exception {
        Map<String, String> otherwise = play(protocol, prefix, sound, more).reasons();

        Results results = play(protocol, prefix, faulty, more);

        assertThat(results.reasons().entrySet())
                .filteredOn(entry -> !otherwise.containsKey(entry.getKey()))
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.getValue()).as(entry.getKey()).startsWith("WS-B-05:"));
    }

    private Results play(String protocol, String prefix, String url, List<String> more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "test-server",
                "--url",
                url,
                "--no-probe",
                "--protocol",
                protocol,
                "--turn-timeout",
                "2s",
                "--scenario",
                prefix + ".frames.ping," + prefix + ".frames.pong," + prefix + ".init",
                "--out",
                folder.toString()));
        arguments.addAll(more);
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return Results.in(folder);
    }
}
