package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.OtherServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a subject does not declare is found out; what it declares is verified. */
class ProbingTests {

    private static final String STREAM = "gtws.stream.completes";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CommandRun run(String command, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--protocol",
                "graphql-transport-ws",
                "--turn-timeout",
                "20s",
                "--out",
                folder.toString(),
                "--format",
                "json"));
        arguments.addAll(more);
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aServerThatOffersTheControlSchemaIsJudgedByItWithoutASentence() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries", "mutations", "connect-hook.deny")) {
            CommandRun run = run("test-server", List.of("--url", server.url("ws"), "--scenario", STREAM));

            assertThat(run.err())
                    .contains(
                            "probed: control-schema, control-schema.late-source, control-schema.room, queries, mutations, connect-hook.deny; not found:"
                                    + " connect-hook.fail, connect-hook.delay, connect-hook.ack-payload");
            assertThat(Results.in(folder).probed())
                    .isEqualTo(
                            "{\"control-schema\":true,\"control-schema.late-source\":true,\"control-schema.room\":true,\"queries\":true,\"mutations\":true,\"connect-hook.deny\":true,"
                                    + "\"connect-hook.fail\":false,\"connect-hook.delay\":false,"
                                    + "\"connect-hook.ack-payload\":false}");
            assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "passed");
        }
    }

    @Test
    void aServerThatHasOnlyItsTypenameIsJudgedByThat() throws Exception {
        try (OtherServer server = OtherServer.able("queries")) {
            CommandRun run =
                    run("test-server", List.of("--url", server.url("ws"), "--scenario", STREAM + ",gtws.single"));

            assertThat(run.err())
                    .contains(
                            "probed: queries; not found: control-schema, control-schema.late-source, control-schema.room, mutations, ");
            assertThat(Results.in(folder).verdicts())
                    .containsEntry(STREAM, "untestable")
                    .containsEntry("gtws.single.mutation", "not-applicable")
                    .containsValue("passed");
        }
    }

    /** It closes before the delay is over, which is no waiting. */
    @Test
    void aServerThatRejectsWhatItDoesNotKnowHasNoHookThatWaits() throws Exception {
        try (OtherServer server = OtherServer.able("queries", "choosy")) {
            CommandRun run = run("test-server", List.of("--url", server.url("ws"), "--scenario", "gtws.init"));

            assertThat(run.err()).contains("connect-hook.deny").containsPattern("not found: [^;]*connect-hook\\.delay");
            assertThat(Results.in(folder).verdicts())
                    .containsEntry("gtws.init.twice-at-once", "not-applicable")
                    .containsEntry("gtws.init.denied", "passed");
        }
    }

    @Test
    void aClaimThatDoesNotHoldIsOneFinding() throws Exception {
        try (OtherServer server = OtherServer.able()) {
            List<String> typename = List.of("--url", server.url("ws"), "--scenario", "gtws.concurrency,gtws.single");
            run("test-server", typename);
            assertThat(Results.in(folder).verdicts()).doesNotContainValue("failed");

            List<String> declaring = new ArrayList<>(typename);
            declaring.addAll(List.of("--capability", "queries"));
            CommandRun run = run("test-server", declaring);

            assertThat(run.err()).doesNotContain(" queries");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("claims the capability `queries`, which does not hold: expected ");
            assertThat(Results.in(folder).verdicts().values())
                    .containsOnlyOnce("failed")
                    .contains("blocked");
        }
    }

    @Test
    void aControlSchemaThatIsClaimedAndNotThereIsOneFinding() throws Exception {
        try (OtherServer server = OtherServer.able("queries")) {
            CommandRun run = run(
                    "test-server",
                    List.of("--no-probe", "--control-schema", "--url", server.url("ws"), "--scenario", "gtws.stream"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains(
                            "claims the control schema, which does not hold: it answers an operation with",
                            "claims-wrongly");
            assertThat(Results.in(folder).verdicts().values())
                    .containsOnlyOnce("failed")
                    .contains("blocked");
        }
    }

    /** That the server acknowledges whatever it is asked shows nothing of a hook. */
    @Test
    void aConnectHookThatIsClaimedAndNowhereSeenIsOneFinding() throws Exception {
        try (OtherServer server = OtherServer.able("queries", "mutations", "control-schema")) {
            CommandRun run = run(
                    "test-server",
                    List.of(
                            "--url",
                            server.url("ws"),
                            "--capability",
                            "connect-hook.deny,connect-hook.fail,connect-hook.text,connect-hook.delay",
                            "--scenario",
                            "gtws.init,gtws.texts,gtws.ack,gtws.hooks"));

            assertThat(run.out())
                    .contains(
                            "claims the capabilities `connect-hook.delay`, `connect-hook.deny`, `connect-hook.fail`, `connect-hook.text`, which"
                                    + " do not hold: it answers with {\\\"type\\\":\\\"connection_ack\\\"}, and nothing is seen of");
            assertThat(run.out()).contains("claims-wrongly");
            Map<String, String> verdicts = Results.in(folder).verdicts();
            assertThat(verdicts)
                    .containsEntry("gtws.hooks.hangs", "failed")
                    .containsEntry("gtws.init.denied", "blocked")
                    .containsEntry("gtws.init.denied-executes-nothing", "blocked")
                    .containsEntry("gtws.init.hook-fails", "blocked")
                    .containsEntry("gtws.texts.hook.500-bytes", "blocked")
                    .containsEntry("gtws.ack.payload-of-hook", "not-applicable");
        }
    }

    /** Its hook is seen, so that what the server makes of it is the server's fault. */
    @Test
    void aConnectHookWhoseRejectionIsIgnoredFailsTheScenarioOfThat() throws Exception {
        try (OtherServer server = OtherServer.able("queries", "mutations", "control-schema", "connect-hook.fail")) {
            CommandRun run = run(
                    "test-server",
                    List.of(
                            "--no-probe",
                            "--url",
                            server.url("ws"),
                            "--control-schema",
                            "--capability",
                            "connect-hook.deny,queries,mutations",
                            "--scenario",
                            "gtws.init.denied,gtws.init.denied-executes-nothing"));

            assertThat(run.out()).contains("GTWS-S-14", "GTWS-S-15").doesNotContain("claims");
            assertThat(Results.in(folder).verdicts())
                    .containsEntry("gtws.init.denied", "warned")
                    .containsEntry("gtws.init.denied-executes-nothing", "failed");
        }
    }

    @Test
    void nothingIsTriedWhereNobodyWantsIt() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = run("test-server", List.of("--no-probe", "--url", server.url("ws"), "--scenario", STREAM));

            assertThat(run.err()).contains("assumed: the server does not offer the control schema");
            assertThat(Results.in(folder).probed()).isEqualTo("{}");
            assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "untestable");
        }
    }

    @Test
    void anAdapterThatNamesNoCapabilitiesIsProbed() throws Exception {
        List<String> words = new ArrayList<>(List.of("--scenario", STREAM, "--"));
        words.addAll(OtherClient.command());
        CommandRun run = run("test-client", words);

        assertThat(run.err())
                .contains("probed: subscriptions, queries, multiplexing, unsubscribe, partial-results; not found:"
                        + " params, reconnects");
        assertThat(Results.in(folder).verdicts()).containsEntry(STREAM, "passed");
    }
}
