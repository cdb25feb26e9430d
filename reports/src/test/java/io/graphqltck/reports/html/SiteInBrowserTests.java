package io.graphqltck.reports.html;

import static io.graphqltck.reports.html.PageSamples.HOSTILE;
import static io.graphqltck.reports.html.PageSamples.fails;
import static io.graphqltck.reports.html.PageSamples.ofClient;
import static io.graphqltck.reports.html.PageSamples.passes;
import static io.graphqltck.reports.html.PageSamples.run;
import static io.graphqltck.reports.html.PageSamples.saying;
import static io.graphqltck.reports.html.PageSamples.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** A site in a real browser. */
@Tag("browser")
class SiteInBrowserTests {

    private static @Nullable Browser shared;

    private final Path folder;

    SiteInBrowserTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() throws IOException {
        shared = Browser.startFor("the site");
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void begin() throws IOException {
        browser().size(1280, 900);
        browser().scheme("light");
        assertThat(new Site("What works", false)
                        .write(results(), List.of(before()), folder)
                        .problems())
                .isEmpty();
    }

    private static Browser browser() {
        if (shared == null) {
            throw new IllegalStateException("no browser");
        }
        return shared;
    }

    private static Results before() {
        return PageSamples.results(server("one", "0", passes("demo.fails"), passes("demo.passes")));
    }

    private static Results results() {
        SubjectRun one = server(
                "one",
                "1",
                passes("demo.passes"),
                fails("demo.fails", Verdict.FAILED),
                fails("demo.known", Verdict.KNOWN_FAILURE),
                passes("demo.lacks"));
        SubjectRun two =
                run(HOSTILE, "2", Role.CLIENT, ofClient(passes("demo.passes")), ofClient(saying("demo.says", HOSTILE)));
        return new Results(
                "0.1.0",
                PageSamples.STARTED,
                Duration.ofMillis(1500),
                true,
                List.of(one, two),
                List.of(pair(two, one, PairVerdict.FAILS), pair(two, one, PairVerdict.WORKS)));
    }

    private static PlayedPair pair(SubjectRun client, SubjectRun server, PairVerdict verdict) {
        Result side = fails("demo.fails", Verdict.FAILED);
        return new PlayedPair(
                new PlayedPair.Parties(
                        client.subject(),
                        server.subject(),
                        "demo",
                        "Demo",
                        verdict == PairVerdict.WORKS ? "HTTP/2" : "HTTP/1.1"),
                verdict,
                verdict == PairVerdict.WORKS ? "" : HOSTILE,
                new PlayedPair.Course(PageSamples.STARTED, Duration.ofMillis(5), true),
                "again",
                List.of(new PairedResult(
                        "demo.fails",
                        "Something happens",
                        verdict,
                        verdict == PairVerdict.WORKS ? "" : HOSTILE,
                        List.of(new PairFault(Role.SERVER, "DEMO-S-01", true, HOSTILE)),
                        Duration.ofMillis(5),
                        "again",
                        side,
                        side)));
    }

    private void click(String selector) {
        browser().find(selector).click();
    }

    @Test
    void leads_from_the_entry_to_a_subject_a_finding_and_the_report() throws IOException {
        browser().open(folder, "index.html");

        assertThat(browser().text("h1")).isEqualTo("What works");
        assertThat(browser().all("table.figures td.failed"))
                .extracting(WebElement::getText)
                .contains("1");
        browser().picture("site-entry");

        click("table.figures th a[href*='/one-']");
        browser().await("return location.pathname.startsWith('/subjects/')");
        assertThat(browser().text("body"))
                .contains("What is wrong", "What is known to be wrong", "History", "newly failing: 1");
        browser().picture("site-subject");

        click(".findings a[href*=findings]");
        browser().await("return location.pathname.startsWith('/findings/')");
        assertThat(browser().text("body")).contains("A server stops when it is asked to.", "What to do");
        browser().picture("site-finding");

        click("a[href*='#/result/']");
        browser().awaitPage("report/index.html");
        browser().await("return document.documentElement.dataset.ready !== undefined");
        assertThat(browser().text("main")).contains("demo.fails");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void a_cell_of_the_matrix_leads_to_its_pair() {
        browser().open(folder, "index.html");

        click("a.fails[href='pairs.html#pair-0']");
        browser().awaitPage("pairs.html");

        assertThat(browser().content("#pair-0")).contains("fails (server)", "DEMO-S-01");
        assertThat(browser().complaints()).isEmpty();
    }

    /** The colours of the style are applied: its hash is that of the policy. */
    @Test
    void the_policy_allows_the_style_and_nothing_else() {
        browser().open(folder, "index.html");

        assertThat(browser().script("return getComputedStyle(document.querySelector('td.failed')).color"))
                .isEqualTo("rgb(179, 33, 29)");
        assertThat(browser().script("return window.hacked === undefined")).isEqualTo(true);
        assertThat(browser().requests()).hasSize(1);
        assertThat(browser().all("main img, main script, a[href^=javascript]")).isEmpty();
        assertThat(browser().complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void is_accessible(String scheme) throws IOException {
        browser().scheme(scheme);
        browser().open(folder, "index.html");
        assertThat(browser().objections()).isEmpty();

        click("table.figures th a[href*='/one-']");
        browser().await("return location.pathname.startsWith('/subjects/')");
        assertThat(browser().objections()).isEmpty();

        click(".findings a[href*=findings]");
        browser().await("return location.pathname.startsWith('/findings/')");
        assertThat(browser().objections()).isEmpty();

        browser().open(folder, "pairs.html");
        assertThat(browser().objections()).isEmpty();
    }

    /** Only the tables scroll. */
    @Test
    void fits_a_phone() throws IOException {
        browser().size(360, 740);
        for (String page : List.of("index.html", "pairs.html")) {
            browser().open(folder, page);
            assertThat(browser().script("return document.documentElement.scrollWidth <= 360"))
                    .as(page)
                    .isEqualTo(true);
        }
        browser().picture("site-phone");
    }
}
