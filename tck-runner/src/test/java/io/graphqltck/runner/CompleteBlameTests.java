package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that takes a complete for an error breaks one sentence, whatever the scenarios in which it receives one are about. */
class CompleteBlameTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, GTWS-C-23, gtws.stream.empty, 'gtws.stream,gtws.single,gtws.frames,gtws.concurrency'",
        "graphql-ws, LGWS-C-16, lgws.stream.empty, 'lgws.stream,lgws.single,lgws.frames,lgws.concurrency,lgws.keep-alive'"
    })
    void isForThatSentenceAlone(String protocol, String sentence, String prover, String scenarios) throws Exception {
        Set<String> otherwise = play(protocol, scenarios).reasons().keySet();

        Results results = play(protocol, scenarios, OtherClient.ERRS_AT_COMPLETE);

        assertThat(results.reasons().entrySet())
                .filteredOn(entry -> !otherwise.contains(entry.getKey()))
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.getValue()).as(entry.getKey()).startsWith(sentence + ":"));
        assertThat(results.verdicts()).containsEntry(prover, "failed").containsValue("blocked");
    }

    private Results play(String protocol, String scenarios, String... fault) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "test-client",
                "--protocol",
                protocol,
                "--turn-timeout",
                "3s",
                "--scenario",
                scenarios,
                "--out",
                folder.toString(),
                "--"));
        arguments.addAll(OtherClient.command(fault));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return Results.in(folder);
    }
}
