package io.graphqltck.reports.html.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.TestedSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsPageTests {

    private static final String HOSTILE = "</style><script>alert(1)</script>";

    private final Path folder;

    PairsPageTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static TestedSubject subject(String name, Role role) {
        return new TestedSubject(name, name, "1", role, List.of(), Map.of());
    }

    private static PlayedPair pair(String client, PairVerdict verdict, String reason) {
        Result side = Samples.result("demo.some", Verdict.FAILED);
        return new PlayedPair(
                new PlayedPair.Parties(
                        subject(client, Role.CLIENT), subject("server", Role.SERVER), "demo", "Demo", "HTTP/1.1"),
                verdict,
                reason,
                new PlayedPair.Course(Instant.EPOCH, Duration.ofMillis(5), true),
                "again",
                List.of(new PairedResult(
                        "demo.some",
                        "Something happens",
                        verdict,
                        reason,
                        List.of(new PairFault(Role.SERVER, "D-1", true, reason)),
                        Duration.ofMillis(5),
                        "again",
                        side,
                        side)));
    }

    private static Results results(PlayedPair... pairs) {
        return new Results("1", Instant.EPOCH, Duration.ofMillis(9), true, List.of(), List.of(pairs));
    }

    private String page(Results results) throws IOException {
        Path file = folder.resolve("pairs.html");
        PairsPage.write(results, file);
        return Files.readString(file);
    }

    @Test
    void aCellLinksToItsPairAndSaysTheOutcomeWithoutColour() throws Exception {
        String page = page(
                results(pair("one", PairVerdict.WORKS, ""), pair("other", PairVerdict.FAILS, "the server breaks D-1")));

        assertThat(page)
                .contains(
                        "<th scope=\"col\"><bdi>server</bdi></th>",
                        "<th scope=\"row\"><bdi>one</bdi></th>",
                        "<th scope=\"row\"><bdi>other</bdi></th>")
                .contains("href=\"#pair-1\"", "<section id=\"pair-1\">", "✕</span> fails (server)")
                .contains("title=\"the server breaks D-1\"");
    }

    @Test
    void whatASubjectSaidIsNoMarkup() throws Exception {
        assertThat(page(results(pair(HOSTILE, PairVerdict.FAILS, HOSTILE)))).doesNotContain("<script");
    }

    @Test
    void pairsAreReadAgainAsTheyWereWritten() throws Exception {
        Results results = results(pair("one", PairVerdict.FAILS, "the server breaks D-1"));
        Path file = folder.resolve("results.json");
        ResultsJson.write(results, file);

        try (ResultsFile read = ResultsFile.open(file)) {
            PlayedPair pair = read.results().pairs().get(0);
            assertThat(pair.key()).isEqualTo(results.pairs().get(0).key());
            assertThat(pair.counts()).isEqualTo(Map.of(PairVerdict.FAILS, 1));
            assertThat(pair.results().get(0).faults())
                    .isEqualTo(results.pairs().get(0).results().get(0).faults());
        }
    }
}
