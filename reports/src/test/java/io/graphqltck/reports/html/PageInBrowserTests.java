package io.graphqltck.reports.html;

import static io.graphqltck.reports.html.PageSamples.COMMAND;
import static io.graphqltck.reports.html.PageSamples.HOSTILE;
import static io.graphqltck.reports.html.PageSamples.UNSEEN;
import static io.graphqltck.reports.html.PageSamples.details;
import static io.graphqltck.reports.html.PageSamples.exchange;
import static io.graphqltck.reports.html.PageSamples.fails;
import static io.graphqltck.reports.html.PageSamples.finding;
import static io.graphqltck.reports.html.PageSamples.ofClient;
import static io.graphqltck.reports.html.PageSamples.passes;
import static io.graphqltck.reports.html.PageSamples.requirement;
import static io.graphqltck.reports.html.PageSamples.result;
import static io.graphqltck.reports.html.PageSamples.results;
import static io.graphqltck.reports.html.PageSamples.run;
import static io.graphqltck.reports.html.PageSamples.saying;
import static io.graphqltck.reports.html.PageSamples.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
@Tag("browser")
class PageInBrowserTests {

    private static final String FAILED = "#/result/demo/server/one%401/demo.fails";

    private static @Nullable Browser shared;

    @BeforeAll
    static void start() throws IOException {
        shared = Browser.startFor("the page");
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void begin() {
        browser().size(1280, 900);
        browser().scheme("light");
    }

    private static Browser browser() {
        if (shared == null) {
            throw new IllegalStateException("no browser");
        }
        return shared;
    }

    private static Results three() {
        return results(
                server(
                        "one",
                        "1",
                        passes("demo.passes"),
                        fails("demo.fails", Verdict.FAILED),
                        closesWrongly("demo.closes")),
                server("two", "2", passes("demo.passes"), fails("demo.fails", Verdict.FAILED), passes("demo.closes")),
                server("three", "", passes("demo.passes"), passes("demo.fails"), fails("demo.closes", Verdict.WARNED)),
                run("phone", "7", Role.CLIENT, ofClient(passes("demo.client"))));
    }

    private static Result closesWrongly(String id) {
        return result(
                id,
                Verdict.FAILED,
                List.of(finding("DEMO-S-02", Judgement.FAIL, 4, "close frame 4400", "close frame 1000")),
                List.of(requirement("DEMO-S-01", Level.MUST), requirement("DEMO-S-02", Level.SHOULD)),
                () -> details(exchange("next", true)));
    }

    @Test
    void shows_subjects_and_scenarios_and_what_came_of_them() throws IOException {
        browser().show(three(), "#/");

        assertThat(browser().all(".section h2"))
                .extracting(WebElement::getText)
                .satisfiesExactly(
                        title -> assertThat(title).startsWith("demo, servers").contains("3 scenarios, 3 subjects"),
                        title -> assertThat(title).startsWith("demo, clients").contains("1 scenario, 1 subject"));
        assertThat(words("demo.fails")).containsExactly("failed", "failed", "passed");
        assertThat(words("demo.closes")).containsExactly("failed", "passed", "warned");
        assertThat(browser().find(".totals tbody tr th").getText()).isEqualTo("MUST");
        assertThat(browser().content(".totals tbody tr .all")).isEqualTo("10");
    }

    @Test
    void shows_the_findings_first() throws IOException {
        browser().show(three(), "");

        assertThat(browser().fragment()).isEqualTo("#/findings");
        assertThat(browser().all(".causes > h2"))
                .extracting(WebElement::getText)
                .satisfiesExactly(
                        title -> assertThat(title).startsWith("one 1").contains("2 findings in 2 results"),
                        title -> assertThat(title).startsWith("two 2").contains("1 finding in 1 result"),
                        title -> assertThat(title).startsWith("three").contains("1 finding in 1 result"));
        assertThat(browser().all(".cause h3").get(1).getText()).contains("failed", "DEMO-S-02", "SHOULD");
        assertThat(browser().all(".cause").get(1).getText()).contains("close frame 4400", "close frame 1000");

        browser().find(".totals [data-key=warned]").click();
        assertThat(browser().all(".causes > h2")).hasSize(1);
        assertThat(browser().fragment()).isEqualTo("#/findings?verdict=warned");

        browser().find(".cause dd a").click();
        browser().awaitHeading("Title of demo.closes");
    }

    private static List<String> words(String id) {
        return row(id).findElements(By.cssSelector(".c")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static WebElement row(String id) {
        return browser().all(".group .row").stream()
                .filter(row -> row.getText().contains(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void marks_how_the_connection_was_closed_apart() throws IOException {
        browser().show(three(), "#/");

        assertThat(row("demo.closes").findElements(By.cssSelector(".c")).get(0).getDomAttribute("data-closing"))
                .isEqualTo("f");
        browser().go("#/result/demo/server/one%401/demo.closes");
        browser().awaitHeading("Title of demo.closes");
        assertThat(browser().text(".apart")).contains("messages passed").contains("closing failed");
    }

    @Test
    void narrow_columns_say_their_verdict_to_those_who_do_not_see_it() throws IOException {
        browser().size(360, 800);
        browser().show(three(), "#/");

        List<WebElement> cells = row("demo.closes").findElements(By.cssSelector(".c"));
        assertThat(cells.get(0).getDomAttribute("aria-label")).isEqualTo("failed, closing failed");
        assertThat(cells.get(1).getDomAttribute("aria-label")).isEqualTo("passed");
    }

    @Test
    void tells_the_story_of_a_failure() throws IOException {
        browser().show(three(), FAILED);

        String page = browser().text("main");
        assertThat(page)
                .contains(
                        "Title of demo.fails",
                        "failed",
                        "one 1",
                        "DEMO-S-01",
                        "MUST",
                        "A server stops when it is asked to.")
                .contains("Demo Protocol · third edition · line 34", "{\"type\":\"complete\"}", "{\"type\":\"next\"}")
                .contains("scenarios/demo/demo.tck.yaml:21:9", COMMAND);
        assertThat(browser().find(".sources a").getDomAttribute("href")).isEqualTo("https://example.org/demo");
        assertThat(browser().all(".diagram").get(0).findElements(By.cssSelector(".seq > li")))
                .hasSize(8);
        assertThat(browser().content(".marked"))
                .contains("30.0")
                .contains("First divergence. the subject, as server: next");
        assertThat(browser().text(".here.first")).contains("First divergence", "expected", "received");
        assertThat(browser().content(".words .due"))
                .contains("21")
                .contains("expected")
                .contains("{type: \"complete\"}");
        assertThat(browser().all(".alike a")).extracting(WebElement::getText).containsExactly("two 2");
    }

    @Test
    void shows_a_frame_decoded_and_as_octets() throws IOException {
        browser().show(results(server("one", "1", saying("demo.fails", "{\"a\":[1,\"ä\"]}"))), FAILED);

        browser().find(".seq .marked summary").click();
        browser().await("return document.querySelector('.frame')");

        assertThat(browser().all(".frame pre").get(0).getText()).isEqualTo("{\n  \"a\": [\n    1,\n    \"ä\"\n  ]\n}");
        assertThat(browser().text(".frame .hex"))
                .startsWith("0000  7b 22 61 22 3a 5b 31 2c 22 c3 a4 22 5d 7d")
                .endsWith("{\"a\":[1,\"··\"]}");
    }

    @Test
    void has_a_page_for_each_requirement_that_tells_who_passes() throws IOException {
        browser().show(three(), "#/requirement/demo/DEMO-S-01");

        assertThat(browser().text("main")).contains("A server stops when it is asked to.", "Its 4 scenarios");
        assertThat(browser().all(".who dt"))
                .extracting(dt -> dt.getText().replace('\n', ' '))
                .containsExactly("passed 1", "failed 2", "warned 1");
        assertThat(browser().all(".who dd"))
                .extracting(WebElement::getText)
                .satisfiesExactly(
                        passed -> assertThat(passed).contains("phone"),
                        failed -> assertThat(failed).contains("one").contains("two"),
                        warned -> assertThat(warned).contains("three"));
    }

    @Test
    void has_pages_of_scenarios_and_subjects() throws IOException {
        browser().show(three(), "#/scenario/demo/server/demo.fails");
        assertThat(browser().text("main")).contains("What is expected", "{type: \"complete\"}", "two 2");

        browser().go("#/subject/demo/server/one%401");
        browser().awaitHeading("one of somebody 1");
        assertThat(browser().all(".results a"))
                .extracting(WebElement::getText)
                .containsExactly("demo.fails", "demo.closes");

        browser().go("#/result/demo/server/nobody/none");
        browser().awaitHeading("Not found");
    }

    @Test
    void filters_and_keeps_the_filters_in_the_address() throws IOException {
        browser().show(three(), "#/");

        browser().find(".totals [data-key=warned]").click();
        assertThat(browser().fragment()).isEqualTo("#/?verdict=warned");
        assertThat(rows()).containsExactly("demo.closes");
        assertThat(browser().focused().getDomAttribute("data-key")).isEqualTo("warned");

        browser().find(".totals [data-key=warned]").click();
        browser().find("input[data-key=text]").sendKeys("FAILS title");
        assertThat(rows()).containsExactly("demo.fails");
        assertThat(browser().content("#said")).isEqualTo("1 row shown");

        browser().show(three(), "#/?role=client");
        assertThat(rows()).containsExactly("demo.client");
        browser().show(three(), "#/?closing=closing");
        assertThat(rows()).containsExactly("demo.closes");
        browser().show(three(), "#/?text=nothing");
        assertThat(browser().text("main")).contains("Nothing matches the filters.");
        browser().show(three(), "#/?subject=two");
        assertThat(browser().all(".subject")).extracting(WebElement::getText).containsExactly("two\n2");
    }

    private static List<String> rows() {
        return browser().all(".group .row b").stream().map(WebElement::getText).toList();
    }

    @Test
    void shows_what_differs_from_the_last_run() throws IOException {
        Results before = results(server("one", "1", passes("demo.passes"), passes("demo.fails"), passes("demo.gone")));
        Results after = results(server("one", "1", passes("demo.passes"), fails("demo.fails", Verdict.FAILED)));
        browser().show(after, before, "#/");
        assertThat(browser().text(".top")).contains("1 result are not here");

        browser().find("[data-key=differs]").click();

        assertThat(rows()).containsExactly("demo.fails");
        browser().find(".c.differs").click();
        browser().awaitHeading("Title of demo.fails");
        assertThat(browser().text(".banner")).isNotEmpty();
        assertThat(browser().text("main .banner"))
                .isEqualTo("Differs from the last run: newly failing; it was passed.");
    }

    @Test
    void works_from_the_keyboard() throws IOException {
        browser().show(three(), "#/");

        browser().press(Keys.TAB);
        assertThat(browser().focused().getText()).isEqualTo("Skip to the content");
        browser().press(Keys.ENTER);
        assertThat(browser().focused().getDomAttribute("id")).isEqualTo("main");
        for (int i = 0; i < 40 && !"gridcell".equals(browser().focused().getDomAttribute("role")); i++) {
            browser().press(Keys.TAB);
        }
        assertThat(where()).isEqualTo("demo.passes 1");
        browser().press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
        assertThat(where()).isEqualTo("demo.fails 2");
        browser().press(Keys.END, Keys.HOME, Keys.ARROW_RIGHT);
        assertThat(where()).isEqualTo("demo.fails 1");
        browser().press("n");
        assertThat(where()).isEqualTo("demo.fails 2");
        browser().press("n", "p", Keys.ENTER);
        browser().awaitHeading("Title of demo.fails");
        assertThat(browser().fragment()).isEqualTo("#/result/demo/server/two%402/demo.fails");
        assertThat(browser().focused().getTagName()).isEqualTo("h1");

        browser().press(Keys.ESCAPE);
        browser().await("return document.querySelector('.matrix') && document.activeElement.classList.contains('c')");
        assertThat(where()).isEqualTo("demo.fails 2");

        browser().pressWith(Keys.CONTROL, Keys.HOME);
        assertThat(browser().focused().getDomAttribute("role")).isEqualTo("columnheader");
        browser().press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(browser().focused().findElement(By.tagName("button")).getDomAttribute("aria-expanded"))
                .isEqualTo("false");
    }

    private static String where() {
        return String.valueOf(
                browser()
                        .script(
                                "const cell = document.activeElement;"
                                        + "return cell.parentElement.querySelector('b').textContent + ' ' + [...cell.parentElement.children].indexOf(cell)"));
    }

    @Test
    void the_focus_is_seen() throws IOException {
        browser().show(three(), "#/");
        browser().press(Keys.TAB, Keys.TAB);

        assertThat(browser().script("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void what_subjects_said_stays_text() throws IOException {
        Results hostile = results(
                server(
                        HOSTILE,
                        UNSEEN,
                        saying("demo.hostile", HOSTILE),
                        saying("demo.unseen", UNSEEN),
                        saying("demo.long", "<b>".repeat(350_000))),
                server("two", "2", saying("demo.hostile", HOSTILE)));
        String subject = URLEncoder.encode(HOSTILE + "@" + UNSEEN.replace('\uD800', '\uFFFD'), StandardCharsets.UTF_8)
                .replace("+", "%20");
        browser().show(hostile, "#/");
        for (String page : List.of(
                "#/requirements",
                "#/subjects",
                "#/requirement/demo/DEMO-S-01",
                "#/subject/demo/server/" + subject,
                "#/scenario/demo/server/demo.hostile",
                "#/result/demo/server/" + subject + "/demo.hostile",
                "#/result/demo/server/" + subject + "/demo.unseen",
                "#/result/demo/server/" + subject + "/demo.long")) {
            browser().go(page);
            assertThat(browser().text("main"))
                    .as(page)
                    .doesNotContain("Not found")
                    .doesNotContain("cannot be read");
            browser().script("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertThat(browser().all("main img, main script, main [onerror], main a[href^=javascript]"))
                    .isEmpty();
            // The window opens no dialogue, and nothing of it ran.
            assertThat(browser().script("return window.hacked === undefined")).isEqualTo(true);
        }
        assertThat(browser().text(".seq .marked")).contains("more characters");
        browser().go("#/result/demo/server/" + subject + "/demo.unseen");
        browser().awaitHeading("Title of demo.unseen");
        assertThat(browser().content(".marked .label"))
                .contains("a\\u202egpj.exe\\u202c\\u0000\\u001b[31m\\u200b\\ufeff\\u2028z\uFFFD");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void asks_for_nothing() throws IOException {
        browser().show(three(), "#/");
        browser().go(FAILED);
        browser().awaitHeading("Title of demo.fails");
        browser().go("#/requirement/demo/DEMO-S-01");
        browser().awaitHeading("DEMO-S-01");

        assertThat(browser().asked()).containsExactly("/page");
        assertThat(browser().requests()).hasSize(1).first().asString().endsWith("/page");
        assertThat(browser().complaints()).isEmpty();
        // Were it to ask, its policy would not let it.
        browser()
                .script("new Image().src = '/leak'; fetch('/leak').catch(() => {});"
                        + "document.body.append(Object.assign(document.createElement('script'), { src: '/leak' }));");
        browser().await("return true");
        assertThat(browser().asked()).containsExactly("/page");
        assertThat(String.join("\n", browser().complaints())).contains("Content Security Policy");
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void axe_has_no_objection(int width, String scheme) throws IOException {
        browser().size(width, 900);
        browser().scheme(scheme);
        browser().show(three(), "#/");
        for (String page : List.of(
                "#/",
                "#/requirements",
                "#/subjects",
                FAILED,
                "#/requirement/demo/DEMO-S-01",
                "#/subject/demo/server/one%401")) {
            browser().go(page);
            browser().script("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertThat(browser().objections()).as(page).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1920})
    void pages_are_as_wide_as_the_window(int width) throws IOException {
        browser().size(width, 900);
        browser().show(three(), "#/");
        for (String page : List.of(
                "#/", "#/requirements", FAILED, "#/requirement/demo/DEMO-S-01", "#/subject/demo/server/one%401")) {
            browser().go(page);
            assertThat((Long) browser().script("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void prints_all_rows_and_no_controls() throws IOException {
        browser().show(three(), "#/");
        assertThat(new String(browser().print(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        browser().command("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertThat(browser().find(".filters").isDisplayed()).isFalse();
        assertThat(row("demo.fails").isDisplayed()).isTrue();
        browser().command("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    @Test
    void fills_long_matrices_before_long_and_finds_rows_by_keyboard_at_once() throws IOException {
        Result[] many = Stream.iterate(0, number -> number + 1)
                .limit(900)
                .map(number -> passes("demo.n" + number))
                .toArray(Result[]::new);
        browser().show(results(server("one", "1", many)), "#/");

        browser().find(".c").click();
        browser().awaitHeading("Title of demo.n0");
        browser().press(Keys.ESCAPE);
        browser().await("return document.activeElement.classList.contains('c')");
        browser().pressWith(Keys.CONTROL, Keys.END);
        assertThat(where()).isEqualTo("demo.n899 1");
        browser().await("return document.querySelectorAll('.group .row').length === 900");
    }
}
