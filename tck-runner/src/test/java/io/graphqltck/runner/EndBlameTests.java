package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherClient;
import io.graphqltck.runner.peer.StreamClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that gets one end of its operations wrong breaks the sentence about that end, whatever a scenario is about. */
@Tag("whole-suite")
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class EndBlameTests {

    private static final String SOCKETS = "PREFIX.stream,PREFIX.single,PREFIX.concurrency,PREFIX.errors";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, gtws, ends-twice, GTWS-C-23 GTWS-C-25",
        "graphql-transport-ws, gtws, drops-at-complete, GTWS-C-23",
        "graphql-transport-ws, gtws, drops-at-error, GTWS-C-25",
        "graphql-ws, lgws, ends-twice, LGWS-C-16 LGWS-C-17",
        "graphql-ws, lgws, drops-at-complete, LGWS-C-16",
        "graphql-ws, lgws, drops-at-error, LGWS-C-17"
    })
    void onASocket(String protocol, String prefix, String fault, String sentences) throws Exception {
        String scenarios = SOCKETS.replace("PREFIX", prefix);
        assertBlamed(protocol, scenarios, sentences, OtherClient.command(), OtherClient.command(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-sse, 'sse.stream,sse.response.media-type', ends-twice, SSE-C-02",
        "graphql-sse, 'sse.stream,sse.response.media-type', errs-at-the-end, SSE-C-02",
        "multipart-subscription, 'mps.stream,mps.errors,mps.messages.fatal,mps.messages.errors-told', ends-twice, MPS-C-94 MPS-C-79",
        "multipart-subscription, 'mps.stream,mps.errors,mps.end.closed', errs-at-the-end, MPS-C-94",
        "graphql-over-http, goh.post, ends-twice, GOH-C-08"
    })
    void inAResponse(String protocol, String scenarios, String fault, String sentences) throws Exception {
        assertBlamed(protocol, scenarios, sentences, StreamClient.command(), StreamClient.command(fault));
    }

    private void assertBlamed(
            String protocol, String scenarios, String sentences, List<String> sound, List<String> faulty)
            throws Exception {
        Set<String> otherwise = play(protocol, scenarios, sound).reasons().keySet();

        Results results = play(protocol, scenarios, faulty);

        Set<String> blamed = results.reasons().entrySet().stream()
                .filter(entry -> !otherwise.contains(entry.getKey()))
                .map(entry -> entry.getValue().split(":", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(blamed).as(results.reasons().toString()).containsExactlyInAnyOrder(sentences.split(" "));
    }

    private Results play(String protocol, String scenarios, List<String> client) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "test-client",
                "--protocol",
                protocol,
                "--turn-timeout",
                "10s",
                "--scenario",
                scenarios,
                "--out",
                folder.toString(),
                "--"));
        arguments.addAll(client);
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        return Results.in(folder);
    }
}
