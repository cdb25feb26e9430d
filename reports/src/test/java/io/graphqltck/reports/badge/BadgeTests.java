package io.graphqltck.reports.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadgeTests {

    @Test
    void is_what_an_endpoint_of_shields_returns(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("badge.json");
        new Badge(FailOn.MUST).write(of(Verdict.PASSED, Verdict.PASSED), file);
        assertThat(Files.readString(file))
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"demo\",\"message\":\"2 passed\","
                        + "\"color\":\"brightgreen\"}\n");
    }

    @Test
    void is_as_green_as_the_results() {
        assertThat(badge(of(Verdict.PASSED, Verdict.WARNED))).contains("\"2 passed\"", "\"green\"");
        assertThat(badge(of(Verdict.PASSED, Verdict.KNOWN_FAILURE)))
                .contains("\"1 passed, 1 known failure\"", "\"yellow\"");
        assertThat(badge(of(Verdict.PASSED, Verdict.KNOWN_FAILURE, Verdict.KNOWN_BLOCKED)))
                .contains("\"1 passed, 1 known failure\"", "\"yellow\"");
        assertThat(badge(of(Verdict.PASSED, Verdict.FAILED, Verdict.HARNESS_ERROR)))
                .contains("\"2 failed, 1 passed\"", "\"red\"");
        assertThat(badge(of(Verdict.NOT_APPLICABLE))).contains("\"nothing played\"", "\"lightgrey\"");
        assertThat(badge(Samples.results())).contains("GraphQL subscriptions", "\"nothing played\"");
        Results some = of(Verdict.PASSED);
        assertThat(badge(new Results("1", Instant.EPOCH, Duration.ZERO, false, some.runs())))
                .contains("\"1 passed, not complete\"", "\"lightgrey\"");
    }

    private static String badge(Results results) {
        return JsonText.write(new Badge(FailOn.MUST).of(results));
    }

    private static Results of(Verdict... verdicts) {
        return Samples.server(Stream.of(verdicts)
                .map(verdict -> Samples.result("demo." + verdict.word(), verdict))
                .toArray(Result[]::new));
    }
}
