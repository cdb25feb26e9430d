package io.graphqltck.reports.html;

import static io.graphqltck.reports.html.PageSamples.HOSTILE;
import static io.graphqltck.reports.html.PageSamples.UNSEEN;
import static io.graphqltck.reports.html.PageSamples.details;
import static io.graphqltck.reports.html.PageSamples.exchange;
import static io.graphqltck.reports.html.PageSamples.fails;
import static io.graphqltck.reports.html.PageSamples.finding;
import static io.graphqltck.reports.html.PageSamples.passes;
import static io.graphqltck.reports.html.PageSamples.requirement;
import static io.graphqltck.reports.html.PageSamples.result;
import static io.graphqltck.reports.html.PageSamples.results;
import static io.graphqltck.reports.html.PageSamples.saying;
import static io.graphqltck.reports.html.PageSamples.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTests {

    private static final Pattern OF_CODE = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacent|document\\.write|\\beval\\(|new Function|srcdoc|fetch\\(|XMLHttp|"
                    + "import\\(|@import|WebSocket\\(|sendBeacon");

    @Test
    void has_nothing_of_what_subjects_said_but_in_its_blocks() {
        PageData page = PageData.of(results(server(HOSTILE, HOSTILE, saying("demo.hostile", HOSTILE))));

        assertThat(page.page).doesNotContain("hacked");
        assertThat(page.page.split("<script", -1).length - 1).isEqualTo(page.blockCount() + 1);
        assertThat(page.text("subjects", 0, "name")).isEqualTo(HOSTILE);
        assertThat(page.details())
                .first()
                .extracting(json -> JsonText.write(json))
                .asString()
                .contains("window.hacked=4");
    }

    @Test
    void has_half_a_surrogate_pair_as_a_replacement() {
        PageData page = PageData.of(results(server("one", "1", saying("demo.unseen", UNSEEN))));

        Json said = PageData.at(page.details().get(0), "transcript", 3, "text");
        assertThat(said).isEqualTo(Json.of(UNSEEN.replace('\uD800', '\uFFFD')));
    }

    @Test
    void names_what_carries_a_value_in_a_stream() {
        List<Entry> transcript = List.of(
                streamed(0, "", "{\"fields\":[],\"framing\":\"event-stream\",\"keepAlive\":true}"),
                streamed(1, "{\"data\":{}}", "{\"fields\":[[\"event\",\"next\"]],\"framing\":\"event-stream\"}"),
                streamed(2, "", "{\"fields\":[[\"event\",\"complete\"]],\"framing\":\"event-stream\"}"),
                streamed(3, "{}", "{\"fields\":[],\"framing\":\"multipart\"}"),
                streamed(4, "{}", "{\"fields\":[],\"framing\":\"unheard-of\"}"));
        Result result = result(
                "demo.streamed",
                Verdict.FAILED,
                List.of(finding("DEMO-S-01", Judgement.FAIL, 2, "event next", "event complete")),
                List.of(requirement("DEMO-S-01", Level.MUST)),
                () -> details(transcript));
        PageData page = PageData.of(results(server("one", "1", result)));

        assertThat(IntStream.range(0, 4)
                        .mapToObj(moment -> PageData.at(page.details().get(0), "transcript", moment, "carrier")))
                .containsExactly(Json.of("comment"), Json.of("event next"), Json.of("event complete"), Json.of("part"));
        assertThat(JsonText.write(PageData.at(page.details().get(0), "transcript", 4)))
                .doesNotContain("carrier");
    }

    private static Entry streamed(int number, String text, String facts) {
        try {
            Entry entry = PageSamples.entry(number, Entry.Who.SUBJECT, Entry.Kind.MESSAGE, text);
            Json.JsonObject read = (Json.JsonObject) JsonText.read(facts);
            return new Entry(
                    number, entry.at(), entry.wire(), entry.who(), entry.kind(), entry.content(), read, List.of());
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void has_the_edition_that_judged_a_run() {
        PageData page = PageData.of(results(Samples.pinned(server("one", "1", saying("demo.unseen", UNSEEN)), 3)));

        assertThat(page.index("runs", 0, "edition")).isEqualTo(Json.of(3));
    }

    @Test
    void bounds_what_a_subject_said() {
        PageData page = PageData.of(results(server("one", "1", saying("demo.long", "x".repeat(1 << 20)))));

        assertThat(page.page.length()).isLessThan(200_000);
        assertThat(JsonText.write(PageData.at(page.details().get(0), "transcript", 3, "text")))
                .hasSize(20_000 + 3);
    }

    @Test
    void is_the_same_for_the_same_results() {
        Results results = results(server("one", "1", passes("demo.a"), fails("demo.b", Verdict.FAILED)));

        assertThat(PageData.of(results).page).isEqualTo(PageData.of(results).page);
    }

    @Test
    void obeys_only_its_own_style_and_script_and_asks_for_nothing() throws Exception {
        String page = PageData.of(results(server("one", "1", passes("demo.a")))).page;

        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(script.find()).isTrue();
        assertThat(page)
                .contains("default-src 'none'; script-src " + hash(script.group(1)) + "; style-src "
                        + hash(style.group(1)) + "; img-src data:;");
        assertThat(OF_CODE.matcher(page).find()).isFalse();
        assertThat(page).doesNotContainPattern("\\{\\{[a-z]+}}");
        assertThat(page.replace("xmlns='http://www.w3.org/2000/svg'", "")).doesNotContain("http://");
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void numbers_what_results_share() {
        PageData page = PageData.of(results(
                server("one", "1", passes("demo.a"), fails("demo.b", Verdict.FAILED)),
                server("two", "2", passes("demo.b"), passes("demo.c"))));

        assertThat(page.index("scenarios"))
                .extracting(json -> ((Json.JsonArray) json).items().size())
                .isEqualTo(3);
        assertThat(page.index("requirements"))
                .extracting(json -> ((Json.JsonArray) json).items().size())
                .isEqualTo(1);
        assertThat(page.text("runs", 0, "verdicts")).isEqualTo("pf");
        assertThat(page.index("runs", 1, "scenarios")).isEqualTo(PageData.json("[1,2]"));
        assertThat(page.index("runs", 1, "first")).isEqualTo(PageData.json("2"));
        assertThat(page.details()).hasSize(4);
    }

    @Test
    void does_not_say_that_a_scenario_tests_what_only_a_finding_names() {
        Result found = result(
                "demo.a",
                Verdict.FAILED,
                List.of(finding("DEMO-S-02", Judgement.FAIL, 3, "nothing", "something")),
                List.of(requirement("DEMO-S-01", Level.SHOULD), requirement("DEMO-S-02", Level.MUST)),
                () -> details(exchange("x", false)));
        Result passed = result(
                "demo.a",
                Verdict.PASSED,
                List.of(),
                List.of(requirement("DEMO-S-01", Level.SHOULD)),
                () -> details(exchange("x", false)));

        PageData page = PageData.of(results(server("one", "1", found), server("two", "1", passed)));

        assertThat(page.index("scenarios", 0, "requirements")).isEqualTo(PageData.json("[0]"));
        assertThat(page.text("scenarios", 0, "level")).isEqualTo("should");
        assertThat(page.index("runs", 0, "broken")).isEqualTo(PageData.json("{\"0\":[[1,true]]}"));
    }

    @Test
    void marks_what_the_last_run_said_otherwise() {
        Results before = results(server("one", "1", passes("demo.a"), passes("demo.b"), passes("demo.gone")));
        Results after =
                results(server("one", "2", passes("demo.a"), fails("demo.b", Verdict.FAILED), passes("demo.new")));

        PageData page = PageData.of(after, before);

        assertThat(page.index("runs", 0, "before"))
                .isEqualTo(PageData.json("{\"1\":[\"p\",\"newly failing\"],\"2\":[\"-\",\"appeared\"]}"));
        assertThat(page.index("previous", "gone")).isEqualTo(PageData.json("1"));
    }

    @Test
    void fills_several_blocks_in_which_every_result_is_found() {
        Result[] many = IntStream.range(0, 400)
                .mapToObj(number -> saying("demo.n" + number, "n" + number + "x".repeat(3000)))
                .toArray(Result[]::new);

        PageData page = PageData.of(results(server("one", "1", many)));

        List<Json> starts = ((Json.JsonArray) page.index("blocks", "results")).items();
        assertThat(starts).hasSizeGreaterThan(3).first().isEqualTo(PageData.json("0"));
        assertThat(page.details()).hasSize(400);
        assertThat(JsonText.write(PageData.at(page.details().get(399), "transcript", 3, "text")))
                .startsWith("\"n399x");
    }

    @Test
    void leaves_the_file_as_it_was_when_details_cannot_be_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("index.html"), "before");
        Result unreadable = result("demo.a", Verdict.PASSED, List.of(), List.of(), () -> {
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> new HtmlReport().write(results(server("one", "1", unreadable)), file))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryContaining("glob:**index.html");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
