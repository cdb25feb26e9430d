package io.graphqltck.reports.site;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.reports.badge.Badge;
import io.graphqltck.reports.html.page.StaticPage;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.util.List;
import java.util.Map;

/** What is known of one client or server. */
final class SubjectPage {

    private static final int MOST_PAIRS = 500;

    private final SiteContent content;
    private final SiteSubject subject;
    private final StringBuilder page = new StringBuilder();

    SubjectPage(SiteContent content, SiteSubject subject) {
        this.content = content;
        this.subject = subject;
    }

    String markup() {
        page.append(StaticPage.head(subject.name() + ", " + subject.role().word()));
        page.append("<p>" + Html.link("../" + SiteNames.ENTRY, Html.said(content.title())) + "</p>\n<h1>"
                + Html.said(subject.name()) + "</h1>\n");
        for (TestedSubject described : subject.described()) {
            page.append("<p>" + Html.said(described.title()) + ", version " + Html.said(described.version()) + ", a "
                    + described.role().word() + ". It declares, or was found to have: "
                    + (described.capabilities().isEmpty()
                            ? "nothing"
                            : Html.said(String.join(", ", described.capabilities())))
                    + ".</p>\n");
        }
        for (SubjectRun run : subject.runs()) {
            page.append("<section>\n<h2>" + Html.said(run.protocolTitle() + run.pinned())
                    + (subject.runs().size() > 1
                            ? " <small>" + Html.said(run.subject().version()) + "</small>"
                            : "")
                    + "</h2>\n");
            badge(run);
            page.append(new RunPart(content, run).markup());
            page.append(new HistoryPart(content, run).markup());
            page.append("</section>\n");
        }
        pairs();
        return page.append(StaticPage.tail()).toString();
    }

    /** What the badge's file says. */
    static Json badgeOf(SiteContent content, SubjectRun run) {
        Results one =
                new Results(content.results().kitVersion(), run.started(), run.took(), run.complete(), List.of(run));
        return new Badge(FailOn.MUST).of(one);
    }

    private void badge(SubjectRun run) {
        Map<String, Json> badge = ((JsonObject) badgeOf(content, run)).members();
        page.append("<p>Played on " + Html.time(run.started()) + (run.complete() ? "" : ", not complete")
                + ". <span class=\"badge " + colour(text(badge, "color")) + "\">"
                + Html.said(text(badge, "label")) + " <b>" + Html.said(text(badge, "message")) + "</b></span> "
                + Html.link("../" + SiteNames.badge(run), "badge for a README") + "</p>\n");
    }

    /** The class of the style for a colour of a badge. */
    private static String colour(String name) {
        return switch (name) {
            case "brightgreen", "green" -> "passed";
            case "red" -> "failed";
            case "yellow" -> "known-failure";
            default -> "not-applicable";
        };
    }

    private static String text(Map<String, Json> badge, String name) {
        return badge.get(name) instanceof Json.JsonString string ? string.value() : "";
    }

    private void pairs() {
        if (subject.pairs().isEmpty()) {
            return;
        }
        List<PlayedPair> pairs = content.results().pairs();
        page.append("<section>\n<h2>With others</h2>\n<ul>\n");
        subject.pairs().stream().limit(MOST_PAIRS).forEach(number -> {
            PlayedPair pair = pairs.get(number);
            TestedSubject other =
                    pair.client().name().equals(subject.name()) && pair.client().role() == subject.role()
                            ? pair.server()
                            : pair.client();
            page.append("<li class=\"" + pair.verdict().word() + "\"><span aria-hidden=\"true\">"
                    + PairWords.mark(pair.verdict()) + "</span> "
                    + Html.link("../" + SiteNames.pair(number), Html.said(other.name() + " " + other.version())) + " "
                    + Html.said(pair.protocol() + (pair.over().isEmpty() ? "" : " over " + pair.over())) + ": "
                    + PairWords.cell(pair)
                    + (pair.reason().isEmpty() ? "" : ": " + Html.said(pair.reason())) + " <small>(");
            Map<PairVerdict, Integer> counts = pair.counts();
            page.append(String.join(
                            ", ",
                            counts.entrySet().stream()
                                    .map(count -> Html.figure(
                                                    SiteFigures.dialogues(
                                                            pair, count.getKey().word()),
                                                    count.getValue())
                                            + " " + count.getKey().word())
                                    .toList()))
                    .append(")</small></li>\n");
        });
        page.append("</ul>\n");
        if (subject.pairs().size() > MOST_PAIRS) {
            page.append("<p>The others are on the page of all pairs.</p>\n");
        }
        page.append("</section>\n");
    }
}
