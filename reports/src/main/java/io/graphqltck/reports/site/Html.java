package io.graphqltck.reports.site;

import io.graphqltck.reports.html.page.Markup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The elements of a page. Figures and times are marked, so that {@link SiteCheck} finds each of them; whatever comes from results and
 * documents is within an element that says so. No other text of a page has a digit.
 */
final class Html {

    private static final int LONG = 1_000;

    private Html() {}

    /** A number that can be found in the results. {@code key}: which; see {@link SiteFigures}. */
    static String figure(String key, int value) {
        return "<data data-figure=\"" + Markup.text(key) + "\" value=\"" + value + "\">" + value + "</data>";
    }

    /** What results and documents say, as text of its own. */
    static String said(String text) {
        return "<bdi>" + Markup.text(cut(text)) + "</bdi>";
    }

    static String code(String text) {
        return "<code>" + Markup.text(cut(text)) + "</code>";
    }

    static String quote(String text) {
        return "<q>" + Markup.text(cut(text)) + "</q>";
    }

    /** To the second. */
    static String time(Instant instant) {
        return "<time>" + instant.truncatedTo(ChronoUnit.SECONDS) + "</time>";
    }

    /** A link to a page of the site; {@code content} is markup. */
    static String link(String address, String content) {
        return "<a href=\"" + Markup.text(address) + "\">" + content + "</a>";
    }

    /** A link to a document, where its address is one of the web; else the words alone. */
    static String document(String url, String words) {
        boolean web = url.startsWith("https://") || url.startsWith("http://");
        return web
                ? "<a href=\"" + Markup.text(url.replaceAll("[\\s\\p{Cntrl}]", "")) + "\" rel=\"noreferrer\">"
                        + said(words) + "</a>"
                : said(words);
    }

    private static String cut(String text) {
        return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
    }
}
