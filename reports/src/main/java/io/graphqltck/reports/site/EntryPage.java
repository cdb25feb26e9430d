package io.graphqltck.reports.site;

import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.html.page.StaticPage;
import io.graphqltck.reports.html.pairs.PairMatrix;
import io.graphqltck.reports.html.pairs.PairsPage;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first page: what was tried, when, in which versions and with which kit; the tables; the findings. */
final class EntryPage {

    private static final int MOST_FINDINGS = 100;

    private final SiteContent content;
    private final StringBuilder page = new StringBuilder();

    EntryPage(SiteContent content) {
        this.content = content;
    }

    String markup() {
        Results results = content.results();
        page.append(StaticPage.head(content.title()));
        page.append("<h1>" + Html.said(content.title()) + "</h1>\n");
        page.append("<p>Played from " + Html.time(results.started()) + " to "
                + Html.time(results.started().plus(results.took())) + " with version "
                + Html.said(results.kitVersion()) + " of the GraphQL Subscription TCK: "
                + Html.figure(SiteFigures.subjects(), content.subjects().size()) + " subjects, "
                + Html.figure(SiteFigures.results(), all(results)) + " results of scenarios, "
                + Html.figure(SiteFigures.pairs(), results.pairs().size()) + " pairs of a client and a server.</p>\n");
        if (!results.complete()) {
            page.append("<p class=\"fails\"><b>Not complete</b>: a run was interrupted or is missing, so that not"
                    + " all scenarios were played.</p>\n");
        }
        subjects(results);
        pairs(results);
        findings();
        page.append("<h2>More</h2>\n<ul>\n");
        if (!results.runs().isEmpty()) {
            page.append("<li>" + Html.link(SiteNames.REPORT, "The report") + ": every scenario with every subject, with"
                    + " what crossed the wire</li>\n");
        }
        if (!results.pairs().isEmpty()) {
            page.append("<li>" + Html.link(PairsPage.FILE, "The pairs") + ": every dialogue of every pair</li>\n");
        }
        page.append("<li>" + Html.link(SiteNames.RESULTS, "The results") + " that this site is made of, for programs"
                + "</li>\n</ul>\n");
        return page.append(StaticPage.tail()).toString();
    }

    private static int all(Results results) {
        return results.runs().stream().mapToInt(run -> run.results().size()).sum();
    }

    private void subjects(Results results) {
        if (results.runs().isEmpty()) {
            return;
        }
        page.append("<h2 id=\"subjects\">Clients and servers alone with the kit</h2>\n<p>How many scenarios ended in"
                + " each verdict.</p>\n");
        Map<String, List<SubjectRun>> tables = new TreeMap<>();
        for (SubjectRun run : results.runs()) {
            tables.computeIfAbsent(run.protocol() + "\n" + run.subject().role().word(), key -> new ArrayList<>())
                    .add(run);
        }
        tables.values().forEach(this::table);
    }

    private void table(List<SubjectRun> runs) {
        SubjectRun first = runs.get(0);
        List<Verdict> verdicts = SiteContent.verdicts().stream()
                .filter(verdict -> runs.stream().anyMatch(run -> run.counts().containsKey(verdict)))
                .toList();
        page.append("<h3>" + Html.said(first.protocolTitle()) + ", "
                + first.subject().role().word() + "s</h3>\n<div class=\"wide\" tabindex=\"0\"><table class=\"matrix"
                + " figures\">\n<thead><tr><th scope=\"col\">subject</th><th scope=\"col\">version</th>");
        verdicts.forEach(verdict -> page.append("<th scope=\"col\"><span aria-hidden=\"true\">"
                + SiteContent.mark(verdict) + "</span> " + verdict.word() + "</th>"));
        page.append("<th scope=\"col\">findings</th></tr></thead>\n<tbody>\n");
        for (SubjectRun run : runs) {
            page.append("<tr><th scope=\"row\">"
                    + Html.link(address(run), Html.said(run.subject().name()))
                    + Html.said(run.pinned())
                    + (run.complete() ? "" : " (not complete)") + "</th><td>"
                    + Html.said(run.subject().version()) + "</td>");
            Map<Verdict, Integer> counts = run.counts();
            verdicts.forEach(verdict -> page.append("<td class=\"" + verdict.word() + "\">"
                    + Html.figure(SiteFigures.verdict(run, verdict), counts.getOrDefault(verdict, 0)) + "</td>"));
            int causes = (int) content.findings().stream()
                    .flatMap(finding -> finding.shown().stream())
                    .filter(shown -> shown.run().key().equals(run.key()))
                    .count();
            page.append("<td>" + Html.figure(SiteFigures.causes(run), causes) + "</td></tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private String address(SubjectRun run) {
        return content.subjects().stream()
                .filter(subject -> subject.name().equals(run.subject().name())
                        && subject.role() == run.subject().role())
                .map(SiteNames::subject)
                .findFirst()
                .orElse("");
    }

    private void pairs(Results results) {
        if (results.pairs().isEmpty()) {
            return;
        }
        page.append("<h2 id=\"pairs\">Clients and servers with each other</h2>\n<ul class=\"legend\">\n");
        for (PairVerdict verdict : PairVerdict.values()) {
            int count = (int) results.pairs().stream()
                    .filter(pair -> pair.verdict() == verdict)
                    .count();
            page.append("<li class=\"" + verdict.word() + "\"><span aria-hidden=\"true\">" + PairWords.mark(verdict)
                    + "</span> " + PairWords.meaning(verdict) + ": "
                    + Html.figure(SiteFigures.pairs(verdict.word()), count) + "</li>\n");
        }
        page.append("</ul>\n");
        new PairMatrix(results.pairs(), PairsPage.FILE)
                .tables()
                .forEach((protocol, table) ->
                        page.append("<h3>" + Html.said(protocol) + "</h3>\n").append(table));
    }

    private void findings() {
        if (content.findings().isEmpty()) {
            return;
        }
        page.append("<h2 id=\"findings\">Findings</h2>\n<p>"
                + Html.figure(SiteFigures.findings(), content.findings().size())
                + " findings, the most harmful first. A finding is one sentence of a document, broken in one way.</p>\n"
                + "<ul class=\"findings\">\n");
        content.pages().stream().limit(MOST_FINDINGS).forEach(finding -> {
            String address = SiteNames.finding(finding.protocol(), finding.id());
            page.append("<li>" + Html.link(address, Html.said(finding.example().headline())) + " ("
                    + Html.said(finding.protocol()) + ", in "
                    + Html.figure(SiteFigures.subjectsOf(address), finding.subjects()) + " "
                    + (finding.subjects() == 1 ? "subject" : "subjects") + ")</li>\n");
        });
        page.append("</ul>\n");
        if (content.findings().size() > MOST_FINDINGS) {
            page.append("<p>The others are on the pages of their subjects.</p>\n");
        }
    }
}
