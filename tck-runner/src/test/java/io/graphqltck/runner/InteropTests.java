package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.OtherServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients and servers of other people, played with each other. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class InteropTests {

    private static final String SCENARIOS = "gtws.handshake.accepted,gtws.init.acknowledged,gtws.stream.completes";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPairThatWorksIsReportedWithBothSides() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = interop(client("client"), server("server", server), "--scenario", SCENARIOS);

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("graphql-transport-ws", "works", "1 pair: 1 works");
            PlayedPair pair = pairs().get(0);
            assertThat(pair.over()).isEqualTo("HTTP/1.1");
            assertThat(pair.results()).extracting(PairedResult::verdict).containsOnly(PairVerdict.WORKS);
            assertThat(pair.results()).extracting(PairedResult::id).containsExactlyInAnyOrder(SCENARIOS.split(","));
        }
    }

    @Test
    void bothLegsOfOnePairStandInItsTranscripts() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries");
                ResultsFile file = played(server)) {
            PairedResult result = file.results().pairs().get(0).results().get(0);
            for (Result side :
                    List.of(Objects.requireNonNull(result.client()), Objects.requireNonNull(result.server()))) {
                assertThat(side.details().transcript())
                        .extracting(entry -> entry.text())
                        .anyMatch(text -> text.contains("subscribe"))
                        .anyMatch(text -> text.contains("complete"));
            }
            assertThat(result.client().details().transcript())
                    .extracting(entry -> entry.text())
                    .anyMatch(text -> text.contains("subscribes op"));
        }
    }

    private ResultsFile played(OtherServer server) throws IOException {
        interop(client("client"), server("server", server), "--scenario", "gtws.stream.completes");
        return ResultsFile.open(folder.resolve("out"));
    }

    @Test
    void aServerThatLeavesItsProtocolIsToBlameWithTheKitAsWell() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "endless")) {
            // The completion that never comes is waited for with the pair, and with the kit in the place of either
            // side.
            CommandRun run = interop(
                    client("client"),
                    server("server", server),
                    "--scenario",
                    "gtws.stream.completes",
                    "--turn-timeout",
                    "5s");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("fails (server)", "GTWS-S-25", "with the kit as well");
            PairedResult result = pairs().get(0).results().get(0);
            assertThat(result.verdict()).isEqualTo(PairVerdict.FAILS);
            assertThat(result.faults().get(0).certain()).isTrue();
        }
    }

    /** An adapter that did not answer in time may have had no processor: that says nothing of the pair. */
    @Test
    void whatTheKitDoesNotKnowOfAPairIsPlayedAgain() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = interop(
                    client("client", OtherClient.STALLS_ONCE),
                    server("server", server),
                    "--scenario",
                    "gtws.pair.delayed",
                    "--turn-timeout",
                    "5s");

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("1 pair: 1 works");
        }
    }

    @Test
    void aPairWorksThoughASideBreaksASentence() throws Exception {
        // The server acknowledges late, so that the client is early on any machine.
        try (OtherServer server = OtherServer.able("control-schema", "late-ack")) {
            CommandRun run =
                    interop(client("client", OtherClient.HASTY), server("server", server), "--scenario", SCENARIOS);

            assertThat(run.out()).contains("works, fault (client)", "GTWS-C-07");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    /** The client notices that its connection is lost, and tells nobody. */
    @Test
    void aLossIsTheNetworksAndSilenceAboutItTheClients() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            CommandRun run = interop(
                    client("client"),
                    server("server", server),
                    "--scenario",
                    "gtws.pair.lost,gtws.pair.delayed,gtws.pair.split",
                    "--turn-timeout",
                    "5s");

            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
            assertThat(run.out()).contains("fails (client)", "GTWS-C-44", "with the kit as well");
            assertThat(pairs().get(0).results())
                    .extracting(result -> result.id() + " " + result.verdict())
                    .containsExactlyInAnyOrder(
                            "gtws.pair.lost.is-cut FAILS",
                            "gtws.pair.lost.is-reset FAILS",
                            "gtws.pair.delayed WORKS",
                            "gtws.pair.split.with-characters-of-four-octets WORKS",
                            "gtws.pair.split.with-escaped-characters WORKS");
        }
    }

    @Test
    void aClientThatBypassesTheRelayIsNotBlamed() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema")) {
            Path bypassing = client("client", "ws://127.0.0.1:" + server.getPort() + "/");
            CommandRun run = interop(
                    bypassing, server("server", server), "--scenario", "gtws.stream.completes", "--turn-timeout", "5s");

            assertThat(run.out()).contains("undecided", "not connected to the relay");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aPairIsPlayedOverEverythingThatBothSupport() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            Path client = client("client");
            Files.writeString(client, Files.readString(client).replace("[queries,", "[tls, queries,"));
            CommandRun run = interop(client, server("server", server), "--scenario", SCENARIOS);

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(pairs())
                    .extracting(pair -> pair.over() + " " + pair.verdict())
                    .containsExactly("HTTP/1.1 WORKS", "HTTP/1.1 with TLS WORKS");
            assertThat(pairs().get(1).repeat()).contains("--over 'HTTP/1.1 with TLS'");
            CommandRun secure =
                    interop(client, server("server", server), "--scenario", SCENARIOS, "--over", "HTTP/1.1 with TLS");
            assertThat(secure.out()).contains("1 pair: 1 works");
            assertThat(interop(client, server("server", server), "--over", "TLS")
                            .err())
                    .contains("--over `TLS` is none of `HTTP/1.1`, `HTTP/1.1 with TLS`, `HTTP/2`, `HTTP/2 with TLS`");
        }
    }

    @Test
    void aPairThatCannotBeStartedAffectsNoOther() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema", "queries")) {
            Path broken =
                    write("broken", "role: client\nprotocols: [graphql-transport-ws]\nadapter: [no-such-program]\n");
            CommandRun run = CommandRun.of(
                    "interop",
                    broken.toString(),
                    client("client").toString(),
                    server("server", server).toString(),
                    "--scenario",
                    "gtws.stream.completes",
                    "--out",
                    folder.resolve("out").toString());

            assertThat(pairs())
                    .extracting(PlayedPair::verdict)
                    .containsExactly(PairVerdict.NOT_TRIED, PairVerdict.WORKS);
            assertThat(run.out()).contains("the client could not be started", "2 pairs: 1 works, 1 not tried");
        }
    }

    @Test
    void shardsOfPairsAreMerged() throws Exception {
        try (OtherServer server = OtherServer.able("control-schema");
                OtherServer other = OtherServer.able("control-schema")) {
            List<String> subjects = List.of(
                    client("client").toString(),
                    server("one", server).toString(),
                    server("other", other).toString());
            for (int i = 1; i <= 2; i++) {
                List<String> words = new ArrayList<>(List.of("interop"));
                words.addAll(subjects);
                words.addAll(List.of(
                        "--scenario",
                        "gtws.stream.completes",
                        "--shard",
                        i + "/2",
                        "--out",
                        folder.resolve("out" + i).toString()));
                assertThat(CommandRun.of(words.toArray(String[]::new)).exitCode())
                        .isZero();
            }
            CommandRun merged = CommandRun.of(
                    "merge",
                    folder.resolve("out1").toString(),
                    folder.resolve("out2").toString(),
                    "--out",
                    folder.resolve("out").toString());

            assertThat(merged.exitCode()).as(merged.out() + merged.err()).isZero();
            assertThat(merged.out()).contains("2 pairs: 2 works");
            assertThat(pairs()).extracting(pair -> pair.server().name()).containsExactly("one", "other");
            assertThat(CommandRun.of("report", folder.resolve("out").toString()).out())
                    .contains("2 pairs: 2 works");
            CommandRun twice = CommandRun.of(
                    "merge",
                    folder.resolve("out1").toString(),
                    folder.resolve("out").toString(),
                    "--out",
                    folder.resolve("twice").toString());
            assertThat(twice.exitCode()).isEqualTo(2);
            assertThat(twice.err())
                    .contains("the pair of client and one with graphql-transport-ws", "leave one of them out");
        }
    }

    @Test
    void mistakesAreSaidBeforeAnythingStarts() throws Exception {
        Path client = client("client");
        assertThat(CommandRun.of("interop", client.toString()).err())
                .contains("no two of these subjects are a client and a server that share a protocol");
        assertThat(CommandRun.of("interop", client.toString(), "--scenario", "gtws.init.twice")
                        .err())
                .contains("no scenario that passes the filters can be played by a real client and a real server");
        assertThat(CommandRun.of("interop", client.toString(), client.toString())
                        .err())
                .contains("two subjects are named `client`");
    }

    @Test
    void onlyWhatTwoConformingPartiesDoIsListed() {
        CommandRun run = CommandRun.of("list", "--interop", "--protocol", "graphql-transport-ws");

        assertThat(run.out()).contains("gtws.stream.completes").doesNotContain("gtws.init.twice", "gtws.invalid.");
    }

    private CommandRun interop(Path client, Path server, String... more) {
        List<String> words = new ArrayList<>(List.of("interop", client.toString(), server.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private List<PlayedPair> pairs() {
        try (ResultsFile file = ResultsFile.open(folder.resolve("out"))) {
            return file.results().pairs();
        }
    }

    private Path client(String name, String... arguments) throws IOException {
        String command = JsonText.write(
                Json.array(OtherClient.command(arguments).stream().map(Json::of).toList()));
        return write(
                name,
                "role: client\nprotocols: [graphql-transport-ws]\nadapter: " + command
                        + "\ncapabilities: [queries, unsubscribe, multiplexing]\n");
    }

    private Path server(String name, OtherServer server) throws IOException {
        return write(
                name,
                "role: server\nprotocols: [graphql-transport-ws]\nurl: ws://127.0.0.1:" + server.getPort()
                        + "/\ncontrol-schema: true\ncapabilities: [queries]\n");
    }

    private Path write(String name, String text) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return Files.writeString(own.resolve("subject.yaml"), "name: " + name + "\ntitle: " + name + "\n" + text);
    }
}
