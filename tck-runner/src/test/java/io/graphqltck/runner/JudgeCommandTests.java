package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.runner.peer.OtherServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier results are judged again by today's scenarios and rules, without the server that they are of. */
class JudgeCommandTests {

    private static final String SOME = "gtws.handshake,gtws.init,gtws.stream";

    private static final String OWN = """
            protocol: graphql-transport-ws
            theme: own
            scenarios:
              - id: gtws.own.acknowledged
                title: The server answers as we like it
                requirements: [GTWS-S-01]
                roles: [server]
                dialogue:
                  - client connects: {}
                  - server accepts: { subprotocol: graphql-transport-ws }
                  - client: { type: connection_init }
                  - server: %s
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OtherServer server;

    @BeforeEach
    void start() throws Exception {
        server = OtherServer.able("control-schema", "queries");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private CommandRun play(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "test-server",
                "--url",
                server.url("ws"),
                "--protocol",
                "graphql-transport-ws",
                "--no-probe",
                "--out",
                out().toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path own(String answer) throws Exception {
        Path file = folder.resolve("own.tck.yaml");
        Files.writeString(file, OWN.formatted(answer));
        return file;
    }

    @Test
    void theSameKitJudgesAsItDid() {
        CommandRun played = play("--scenario", SOME);
        assertThat(played.exitCode()).as(played.err()).isLessThan(2);

        CommandRun again = CommandRun.of("judge", out().toString());

        assertThat(again.out()).contains("Judged again: ").endsWith("nothing differs\n");
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    }

    @Test
    void aStricterScenarioFailsWhatHadPassed() throws Exception {
        Path scenarios = own("{ type: connection_ack }");
        assertThat(play("--scenarios", scenarios.toString(), "--scenario", "gtws.own")
                        .exitCode())
                .isZero();
        own("{ type: connection_ack, payload: { hello: world } }");

        CommandRun again = CommandRun.of("judge", out().toString(), "--scenarios", scenarios.toString());

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out())
                .contains("Newly failing: 1\n  gtws.own.acknowledged")
                .contains("was passed\n")
                .contains(
                        "is  failed: GTWS-S-01: expected {\"type\":\"connection_ack\",\"payload\":{\"hello\":\"world\"}}");
    }

    @Test
    void whatOnlyTheServerKnowsStaysAsItWas() throws Exception {
        Path scenarios = own("{ type: connection_ack }");
        play("--scenarios", scenarios.toString(), "--scenario", "gtws.own,gtws.init.acknowledged");
        own("{ type: connection_ack }\n      - client: { type: ping }\n      - server: { type: pong }");

        CommandRun again =
                CommandRun.of("judge", out().toString(), "--scenarios", scenarios.toString(), "--format", "json");

        Json.JsonObject json = (Json.JsonObject) JsonText.read(again.out());
        assertThat(json.get("judged")).isEqualTo(Json.of(1));
        assertThat(JsonText.write(json))
                .contains("\"id\":\"gtws.own.acknowledged\"")
                .contains("\"why\":\"departed\"")
                .contains("the recording ends where the kit would continue: #1 {\\\"type\\\":\\\"ping\\\"}");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void writesTheNewResults() throws Exception {
        play("--scenario", SOME, "--show-secrets");
        Path now = folder.resolve("now");

        CommandRun again = CommandRun.of("judge", out().toString(), "--out", now.toString());

        assertThat(again.err()).contains("report: " + now);
        assertThat(Results.in(now).verdicts()).isEqualTo(Results.in(out()).verdicts());
        assertThat(CommandRun.of("diff", out().toString(), now.toString()).out())
                .isEqualTo("nothing differs\n");
        // What was judged again can be judged again.
        assertThat(CommandRun.of("judge", now.toString()).out()).endsWith("nothing differs\n");
    }

    @Test
    void resultsOfAnOlderKitTellTooLittle() throws Exception {
        play("--scenario", "gtws.init.acknowledged");
        Path file = out().resolve("results.json");
        Files.writeString(
                file, Files.readString(file).replaceAll(",\\s*\"play\" : \\{[^{}]*\\{[^{}]*\\}[^{}]*\\}", ""));

        CommandRun again = CommandRun.of("judge", file.toString());

        assertThat(again.exitCode()).as(again.out()).isEqualTo(2);
        assertThat(again.err())
                .contains("the transcript was not kept whole")
                .contains("nothing in " + file + " can be judged again");
    }

    @Test
    void badInputGetsASentence() throws Exception {
        assertThat(CommandRun.of("judge", folder.resolve("none").toString()).exitCode())
                .isEqualTo(2);
        Path cut =
                Files.writeString(folder.resolve("cut.json"), "{\"schema\": \"graphql-tck-results\", \"version\": 1,");
        CommandRun truncated = CommandRun.of("judge", cut.toString());
        assertThat(truncated.exitCode()).isEqualTo(2);
        assertThat(truncated.err()).contains("cut.json").doesNotContain("Exception");
    }
}
