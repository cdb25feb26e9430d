package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of an edition without ping and pong gets one finding about them, and is judged by WebSocket pings in all else. */
class UnknownBarrierTests {

    private static final String PROVER = "gtws.ping.each-answered";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isOneFindingAndElseAnotherBarrierServes() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries", "old")) {
            // What is about ping and pong; what uses them as a barrier in a turn of its own; and what does by a
            // silence.
            CommandRun run = play(
                    server,
                    "gtws.ping,gtws.ack.ping-before-init,gtws.ack.pong-before-init,gtws.ack.only-after-init"
                            + ",gtws.concurrency.slow-query,gtws.init.acknowledged");

            Map<String, String> verdicts = Results.in(folder).verdicts();
            assertThat(verdicts).as(run.out()).containsEntry(PROVER, "failed");
            assertThat(verdicts.entrySet())
                    .filteredOn(entry -> entry.getValue().equals("failed"))
                    .hasSize(1);
            assertThat(verdicts)
                    .containsEntry("gtws.ping.in-stream", "blocked")
                    .containsEntry("gtws.ping.payload.payload-null", "blocked")
                    .containsEntry("gtws.ping.unsolicited-pong-in-stream", "blocked")
                    .containsEntry("gtws.ack.ping-before-init", "blocked")
                    .containsEntry("gtws.ack.pong-before-init.payload", "blocked")
                    .containsEntry("gtws.ack.only-after-init", "passed")
                    .containsEntry("gtws.init.acknowledged", "passed");

            CommandRun again = CommandRun.of("judge", folder.toString());
            assertThat(again.out()).contains("Judged again: ").endsWith("nothing differs\n");
        }
    }

    /** The scenario that shows it is played where it was not selected. */
    @Test
    void isFoundOutAlsoWhereItsScenarioIsNotAmongThoseThatArePlayed() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries", "old")) {
            play(server, "gtws.ping.in-stream,gtws.ack.only-after-init");

            assertThat(Results.in(folder).verdicts())
                    .containsEntry("gtws.ping.in-stream", "blocked")
                    .containsEntry("gtws.ack.only-after-init", "passed");
        }
    }

    /** Nothing is excused in a server that knows the message. */
    @Test
    void isNoExcuseForAServerThatAnswersPings() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            play(server, "gtws.ping.in-stream,gtws.ping.each-answered,gtws.ack.only-after-init,gtws.init.twice");

            assertThat(Results.in(folder).verdicts())
                    .containsEntry("gtws.ping.in-stream", "passed")
                    .containsEntry("gtws.ping.each-answered", "passed")
                    .containsEntry("gtws.init.twice", "failed");
        }
    }

    private CommandRun play(OtherServer server, String scenarios) {
        return CommandRun.of(
                "test-server",
                "--url",
                server.url("ws"),
                "--protocol",
                "graphql-transport-ws",
                "--no-probe",
                "--control-schema",
                "--capability",
                "queries",
                "--patience",
                "2s",
                "--scenario",
                scenarios,
                "--out",
                folder.toString());
    }
}
