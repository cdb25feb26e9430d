package io.graphqltck.reports.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTests {

    private static final String HOSTILE =
            "a\"b'</bdi></title><script>alert(1)</script><data data-figure=\"x\" value=\"7\">7"
                    + "</data> 99 \u202E<a href=javascript:x>";

    private final Path folder;

    SiteTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Results some() {
        return Samples.server(
                Samples.result("demo.passes", Verdict.PASSED),
                Samples.result("demo.fails", Verdict.FAILED),
                Samples.result("demo.known", Verdict.KNOWN_FAILURE),
                Samples.result("demo.lacks", Verdict.NOT_APPLICABLE),
                Samples.result("demo.lacks-too", Verdict.NOT_APPLICABLE));
    }

    private Site.Built build(Results results, Results... earlier) throws IOException {
        return new Site("A title", false).write(results, List.of(earlier), folder);
    }

    @Test
    void saysWhichEditionJudges() throws Exception {
        SubjectRun pinned = Samples.pinned(some().runs().get(0), 3);
        assertThat(build(Samples.results(Instant.EPOCH, pinned)).problems()).isEmpty();
        assertThat(Files.readString(folder.resolve("index.html"))).contains("(edition 3)");
        assertThat(all("subjects")).contains("(edition 3)");
    }

    private String all(String sub) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve(sub))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void hasAPageForEachSubjectAndEachFinding() throws Exception {
        Site.Built built = build(some());

        assertThat(built.problems()).isEmpty();
        assertThat(built.pages()).isEqualTo(3);
        assertThat(built.figures()).isGreaterThan(10);
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("<h1><bdi>A title</bdi></h1>", ">5</data> results of scenarios", "<bdi>ariadne</bdi>");
        assertThat(all("subjects"))
                .contains("What is wrong", "What is known to be wrong", "<bdi>because</bdi>")
                .contains("not-applicable, ", ">2</data> scenarios: ")
                .contains("../report/index.html#/result/demo/server/ariadne%401.2.3/demo.fails");
        assertThat(all("findings")).contains("<q>A server stops.</q>", "What to do", "Where it shows");
        assertThat(all("badges")).contains("\"message\":\"1 failed, 1 passed\"");
        assertThat(folder.resolve("report/index.html")).isRegularFile();
    }

    @Test
    void aFigureThatIsNotInTheResultsIsFound() throws Exception {
        build(some());
        Path entry = folder.resolve("index.html");
        String page = Files.readString(entry);
        for (String wrong : List.of(
                page.replace(">5</data> results", ">6</data> results"),
                page.replace("value=\"5\">5</data> results", "value=\"6\">6</data> results"),
                page.replace("<h1>", "<p>All 12 of them pass</p><h1>"),
                page.replaceFirst("<time>[^<]*", "<time>2020-01-01T00:00:00Z"),
                page.replaceFirst("data-figure=\"results\"", "data-figure=\"invented\""),
                page.replaceFirst(" data-figure=\"results\"", ""))) {
            assertThat(wrong).isNotEqualTo(page);
            Files.writeString(entry, wrong);

            assertThat(Site.check(folder.resolve("results.json"), List.of(), List.of(entry))
                            .problems())
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void whatASubjectSaidIsNoMarkup() throws Exception {
        TestedSubject hostile =
                new TestedSubject(HOSTILE, HOSTILE, HOSTILE, Role.SERVER, List.of(HOSTILE), Map.of(HOSTILE, true));
        Result said = Samples.failing(Samples.result("demo.fails", Verdict.FAILED), HOSTILE);
        SubjectRun run =
                new SubjectRun(hostile, HOSTILE, HOSTILE, null, Instant.EPOCH, Duration.ZERO, true, List.of(said));
        PlayedPair pair = new PlayedPair(
                new PlayedPair.Parties(
                        new TestedSubject(HOSTILE, HOSTILE, HOSTILE, Role.CLIENT, List.of(), Map.of()),
                        hostile,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE),
                PairVerdict.FAILS,
                HOSTILE,
                new PlayedPair.Course(Instant.EPOCH, Duration.ZERO, true),
                HOSTILE,
                List.of());
        Results results = new Results(HOSTILE, Instant.EPOCH, Duration.ZERO, true, List.of(run), List.of(pair));

        assertThat(new Site(HOSTILE, false)
                        .write(results, List.of(results), folder)
                        .problems())
                .isEmpty();
        assertThat(Files.readString(folder.resolve("index.html")) + all("subjects") + all("findings"))
                .doesNotContain("<script", "href=\"javascript", "\u202E")
                .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void howToDoHarmIsNotPublished() throws Exception {
        Result known = harmful(Verdict.KNOWN_FAILURE);
        Result found = harmful(Verdict.FAILED);
        Results results = Samples.server(found);

        build(results);
        assertThat(transcript()).isEmpty();
        assertThat(all("findings")).contains("in private first");

        new Site("A title", true).write(results, List.of(), folder);
        assertThat(transcript()).hasSize(1);

        build(Samples.server(known));
        assertThat(transcript()).as("a baseline is public").hasSize(1);
    }

    private static Result harmful(Verdict verdict) {
        Entry entry =
                new Entry(0, Duration.ZERO, 1, Entry.Who.KIT, Entry.Kind.MESSAGE, "how to do it", null, null, false);
        Result result = Samples.result("demo.harm", verdict, () -> new Details(List.of(), List.of(entry), 0));
        QuotedRequirement one = result.requirements().get(0);
        return new Result(
                new Result.Played(
                        result.id(), result.aliases(), result.title(), result.theme(), result.role(), result.at()),
                new Result.Ending(result.verdict(), result.reason(), null, false, result.took()),
                List.of(new QuotedRequirement(
                        one.id(),
                        one.level(),
                        one.judgement(),
                        one.role(),
                        one.section(),
                        one.source(),
                        one.sentence(),
                        Harm.CRASH,
                        "")),
                result.findings(),
                0,
                List.of(),
                result.repeat(),
                result.source());
    }

    private List<Entry> transcript() throws IOException {
        try (ResultsFile file = ResultsFile.open(folder)) {
            return file.results().runs().get(0).results().get(0).details().transcript();
        }
    }

    @Test
    void historyShowsWhatDiffers() throws Exception {
        Results before = Samples.server(
                Samples.result("demo.passes", Verdict.FAILED), Samples.result("demo.fails", Verdict.PASSED));

        assertThat(build(some(), before).problems()).isEmpty();

        assertThat(all("subjects")).contains("History", "newly failing: ", "fixed: ", "<code>demo.passes</code>");
        String page = all("subjects");
        assertThat(page.indexOf("earlier/0/")).isPositive();
    }

    @Test
    void pagesOfAnEarlierBuildAreDeletedAndOtherFilesStay() throws Exception {
        build(some());
        Files.writeString(folder.resolve("CNAME"), "example.org");
        Files.writeString(folder.resolve("findings/notes.html"), "ours");

        build(Samples.server("other", Samples.result("demo.passes", Verdict.PASSED)));

        assertThat(all("subjects")).contains("other").doesNotContain("ariadne</bdi></h1>");
        assertThat(folder.resolve("findings")).isDirectoryContaining(file -> file.endsWith("notes.html"));
        try (Stream<Path> left = Files.list(folder.resolve("findings"))) {
            assertThat(left).hasSize(1);
        }
        assertThat(folder.resolve("CNAME")).isRegularFile();
    }
}
