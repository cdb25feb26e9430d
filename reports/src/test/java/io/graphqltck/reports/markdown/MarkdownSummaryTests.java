package io.graphqltck.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Hostile;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTests {

    @Test
    void tells_failures_first() {
        String page = page(Samples.results(
                Samples.run(Role.SERVER, Samples.failedServer()), Samples.run(Role.CLIENT, Samples.failedClient())));
        assertThat(page)
                .startsWith("## ❌ GraphQL subscriptions: 2 of 2 results fail\n")
                .contains("- example: `demo.stream.completes`\n")
                .contains("- failed: `ariadne 1.2.3` with `demo`\n")
                .contains("- `DEMO-S-01`, MUST: ")
                .contains("- expected `nothing more`\n- received `{\"id\":\"op-1\",\"type\":\"next\",")
                .contains("- repeat: `graphql-tck run --subject subjects/ariadne --only demo.stream.completes`\n")
                .contains("| subject | protocol | failed |\n| --- | --- | ---: |\n| `ariadne 1.2.3` | `demo` | 1 |\n");
        assertThat(page.indexOf("### ✗")).isLessThan(page.indexOf("| subject |"));
    }

    @Test
    void says_that_nothing_fails() {
        assertThat(page(Samples.server(
                        Samples.result("demo.a", Verdict.PASSED), Samples.result("demo.b", Verdict.KNOWN_FAILURE))))
                .startsWith("## ✅ GraphQL subscriptions: nothing fails among 2 results\n")
                .doesNotContain("✗");
        assertThat(page(Samples.results())).isEqualTo("## ❔ GraphQL subscriptions: no scenario was played\n");
    }

    @Test
    void says_which_edition_judges() {
        SubjectRun all = Samples.run("ariadne", null, Samples.result("demo.a", Verdict.PASSED));
        assertThat(page(Samples.results(Instant.EPOCH, Samples.pinned(all, 3)))).contains("| `demo (edition 3)` | 1 |");
    }

    @Test
    void says_that_something_is_missing() {
        Results results = new Results("1", Instant.EPOCH, Duration.ZERO, false, List.of());
        assertThat(page(results)).contains("**Not complete**");
    }

    @Test
    void tells_once_what_fails_everywhere() {
        SubjectRun[] runs = new SubjectRun[30];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = Samples.run("subject-" + i, null, Samples.result("demo.a", Verdict.FAILED));
        }
        String page = page(Samples.results(Instant.EPOCH, runs));
        assertThat(page.split("### ✗", -1)).hasSize(2);
        assertThat(page).contains("`subject-9 1.2.3` and 20 more with `demo`");
    }

    @Test
    void fits_where_github_takes_it() {
        List<SubjectRun> runs = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            Result[] results = new Result[20];
            for (int j = 0; j < results.length; j++) {
                results[j] = Samples.result("demo." + i + "." + j, Verdict.HARNESS_ERROR);
            }
            runs.add(Samples.run("subject-" + i, null, results));
        }
        String page = page(Samples.results(Instant.EPOCH, runs.toArray(SubjectRun[]::new)));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(40_000, MarkdownSummary.MOST_OCTETS);
        assertThat(page)
                .containsPattern("… and \\d+ more findings, which")
                .containsPattern("… and \\d+ more rows, which");
    }

    @Test
    void shows_hostile_texts_as_they_are() {
        String page = page(Hostile.results());
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MarkdownSummary.MOST_OCTETS);
        assertThat(page.lines()).noneMatch(line -> line.startsWith("::") || line.startsWith("# "));
        String outsideCode = page.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertThat(outsideCode)
                .doesNotContain("<script", "<img", "@somebody", "https://", "](", "**bold", "\u202e", "$x$")
                .doesNotContainPattern("[^\\\\]!\\[");
    }

    @Test
    void fences_backticks() {
        assertThat(MarkdownText.code("a", 9)).isEqualTo("`a`");
        assertThat(MarkdownText.code("a``b", 9)).isEqualTo("```a``b```");
        assertThat(MarkdownText.code("`a", 9)).isEqualTo("`` `a ``");
        assertThat(MarkdownText.code("a\nb", 9)).isEqualTo("`a\\nb`");
        assertThat(MarkdownText.code("", 9)).isEqualTo("(nothing)");
        assertThat(MarkdownText.cell("a|b", 9)).isEqualTo("`a\\|b`");
        assertThat(MarkdownText.code("abcdef", 3)).isEqualTo("`abc…`");
    }

    private static String page(Results results) {
        return new MarkdownSummary(FailOn.MUST).of(results);
    }
}
