package io.graphqltck.reports.site;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.html.page.StaticPage;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.util.List;

/** One finding: the sentence, who breaks it and how it shows, and what to do about it. */
final class FindingPage {

    private static final int MOST_SUBJECTS = 100;
    private static final int MOST_SCENARIOS = 50;

    private final SiteContent content;
    private final SiteFinding finding;
    private final StringBuilder page = new StringBuilder();

    FindingPage(SiteContent content, SiteFinding finding) {
        this.content = content;
        this.finding = finding;
    }

    String markup() {
        Cause example = finding.example();
        page.append(StaticPage.head(example.headline()));
        page.append("<p>" + Html.link("../" + SiteNames.ENTRY, Html.said(content.title())) + "</p>\n<h1>"
                + Html.said(example.headline()) + "</h1>\n<p>Finding " + Html.code(finding.id()) + " of "
                + Html.said(finding.shown().get(0).run().protocolTitle()) + ", in "
                + Html.figure(
                        SiteFigures.subjectsOf(SiteNames.finding(finding.protocol(), finding.id())), finding.subjects())
                + " " + (finding.subjects() == 1 ? "subject" : "subjects") + ".</p>\n");
        QuotedRequirement quoted = example.quoted();
        if (quoted != null) {
            sentence(quoted);
        }
        whatToDo(example);
        page.append("<h2>Where it shows</h2>\n");
        finding.shown().stream().limit(MOST_SUBJECTS).forEach(this::shown);
        if (finding.shown().size() > MOST_SUBJECTS) {
            page.append("<p>The other subjects are in the report.</p>\n");
        }
        return page.append(StaticPage.tail()).toString();
    }

    private void sentence(QuotedRequirement quoted) {
        page.append("<h2>What the document says</h2>\n<p><b>" + quoted.level().name() + "</b> "
                + Html.quote(quoted.sentence()) + "</p>\n<ul>\n");
        for (Citation citation : quoted.source()) {
            page.append("<li>" + Html.document(citation.url(), citation.text()) + "</li>\n");
        }
        page.append("</ul>\n");
    }

    private void whatToDo(Cause example) {
        boolean harmful = example.harm() == Harm.CRASH || example.harm() == Harm.EXPOSURE;
        page.append("<h2>What to do</h2>\n<ul>\n");
        if (!example.harm().text().isEmpty()) {
            page.append("<li>Users: " + Html.said(example.harm().text())
                    + ". Use a version without this finding, or do not rely on this behaviour.</li>\n");
        } else {
            page.append("<li>Users: compare the example with what your application does;"
                    + " if it does not do the same, it is not affected.</li>\n");
        }
        if (!example.advice().isEmpty()) {
            page.append("<li>Maintainers: " + Html.said(example.advice()) + "</li>\n");
        }
        page.append(
                "<li>" + (harmful ? "Report it to the maintainers in private first, see their security policy. " : "")
                        + Html.code("graphql-tck report DIR --report issue")
                        + " writes a bug report with the exchange and a reproduction without the kit.</li>\n");
        page.append(
                "<li>Until it is fixed, list it in the baseline of the subject, so that only new failures fail a build."
                        + "</li>\n</ul>\n");
    }

    private void shown(SiteFinding.Shown shown) {
        SubjectRun run = shown.run();
        Cause cause = shown.cause();
        Result example = cause.example();
        page.append("<section>\n<h3 class=\"" + cause.verdict().word() + "\"><span aria-hidden=\"true\">"
                + SiteContent.mark(cause.verdict()) + "</span> " + subject(run) + " <small>"
                + cause.verdict().word() + " in "
                + Html.figure(SiteFigures.scenarios(run, cause), cause.results().size())
                + " " + (cause.results().size() == 1 ? "scenario" : "scenarios") + "</small></h3>\n");
        if (cause.verdict() == Verdict.KNOWN_FAILURE) {
            page.append("<p>Known: " + Html.said(example.reason()) + "</p>\n");
        }
        if (!cause.expected().isEmpty()) {
            page.append("<p>Expected " + Html.code(cause.expected().get(0)) + "</p>\n");
        }
        page.append("<p>Received " + Html.code(cause.received()) + "</p>\n<p>Example: "
                + Html.link("../" + SiteNames.result(run, example), Html.code(example.id())) + " "
                + Html.said(example.title()) + ". Repeat: " + Html.code(example.repeat()) + "</p>\n");
        List<Result> others = cause.others();
        if (!others.isEmpty()) {
            page.append("<details><summary>Also in</summary>\n<ul>\n");
            others.stream()
                    .limit(MOST_SCENARIOS)
                    .forEach(other ->
                            page.append("<li>" + Html.link("../" + SiteNames.result(run, other), Html.code(other.id()))
                                    + " " + Html.said(other.title()) + "</li>\n"));
            page.append("</ul>" + (others.size() > MOST_SCENARIOS ? "<p>The others are in the report.</p>" : "")
                    + "</details>\n");
        }
        page.append("</section>\n");
    }

    private String subject(SubjectRun run) {
        String words = Html.said(run.subject().name() + " " + run.subject().version());
        return content.subjects().stream()
                .filter(subject -> subject.name().equals(run.subject().name())
                        && subject.role() == run.subject().role())
                .findFirst()
                .map(subject -> Html.link("../" + SiteNames.subject(subject), words))
                .orElse(words);
    }
}
