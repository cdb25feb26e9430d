package io.graphqltck.reports.site;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outcome of one run, on the page of its subject: the counts, the findings, and what says nothing of the subject, and why. */
final class RunPart {

    private static final int MOST_FINDINGS = 300;
    private static final int MOST_REASONS = 100;
    private static final int MOST_SCENARIOS = 100;

    private final SubjectRun run;
    private final Set<String> pages;
    private final StringBuilder part = new StringBuilder();

    RunPart(SiteContent content, SubjectRun run) {
        this.run = run;
        this.pages = content.addresses();
    }

    String markup() {
        part.append("<ul class=\"legend\">\n");
        Map<Verdict, Integer> counts = run.counts();
        SiteContent.verdicts().stream()
                .filter(counts::containsKey)
                .forEach(verdict -> part.append("<li class=\""
                        + verdict.word() + "\"><span aria-hidden=\"true\">" + SiteContent.mark(verdict) + "</span> "
                        + verdict.word() + " "
                        + Html.figure(SiteFigures.verdict(run, verdict), counts.getOrDefault(verdict, 0)) + "</li>\n"));
        part.append("</ul>\n");
        List<Cause> causes = Causes.of(run);
        findings(
                "What is wrong",
                "Nothing fails beyond the known failures.",
                causes.stream()
                        .filter(cause -> cause.verdict() == Verdict.FAILED || cause.verdict() == Verdict.CHANGED)
                        .toList());
        findings(
                "What is known to be wrong",
                "",
                causes.stream()
                        .filter(cause -> cause.verdict() == Verdict.KNOWN_FAILURE)
                        .toList());
        findings(
                "What the document advises against",
                "",
                causes.stream()
                        .filter(cause -> cause.verdict() == Verdict.WARNED)
                        .toList());
        notRun();
        return part.toString();
    }

    private void findings(String title, String none, List<Cause> causes) {
        if (causes.isEmpty()) {
            part.append(none.isEmpty() ? "" : "<p>" + none + "</p>\n");
            return;
        }
        part.append("<h3>" + title + "</h3>\n<ul class=\"findings\">\n");
        causes.stream().limit(MOST_FINDINGS).forEach(this::finding);
        part.append("</ul>\n");
        if (causes.size() > MOST_FINDINGS) {
            part.append("<p>The others are in the report.</p>\n");
        }
    }

    private void finding(Cause cause) {
        String address = SiteNames.finding(run.protocol(), cause.id());
        String headline = Html.said(cause.headline());
        part.append("<li class=\"" + cause.verdict().word() + "\">"
                + (pages.contains(address) ? Html.link("../" + address, headline) : headline) + " (in "
                + Html.figure(SiteFigures.scenarios(run, cause), cause.results().size())
                + " " + (cause.results().size() == 1 ? "scenario" : "scenarios") + ")");
        QuotedRequirement quoted = cause.quoted();
        if (quoted != null) {
            part.append("<p>" + Html.quote(quoted.sentence()) + "</p>\n");
        }
        if (!cause.expected().isEmpty()) {
            part.append("<p>Expected " + Html.code(cause.expected().get(0)) + ", received "
                    + Html.code(cause.received()) + ".</p>\n");
        } else {
            part.append("<p>" + Html.said(cause.received()) + "</p>\n");
        }
        if (cause.verdict() == Verdict.KNOWN_FAILURE) {
            cause.results().stream()
                    .map(Result::reason)
                    .filter(reason -> !reason.isEmpty())
                    .distinct()
                    .limit(MOST_REASONS)
                    .forEach(reason -> part.append("<p>Known: " + Html.said(reason) + "</p>\n"));
        }
        part.append("<p>" + Html.link("../" + SiteNames.result(run, cause.example()), "An example in the report")
                + "</p></li>\n");
    }

    private void notRun() {
        Map<Verdict, Map<String, List<Result>>> groups = new LinkedHashMap<>();
        for (Result result : run.results()) {
            if (SiteContent.isNotRun(result.verdict())) {
                groups.computeIfAbsent(result.verdict(), verdict -> new LinkedHashMap<>())
                        .computeIfAbsent(result.reason(), reason -> new ArrayList<>())
                        .add(result);
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        part.append("<h3>What was not judged, and why</h3>\n<ul>\n");
        int left = MOST_REASONS;
        for (Map.Entry<Verdict, Map<String, List<Result>>> verdict : groups.entrySet()) {
            for (Map.Entry<String, List<Result>> reason : verdict.getValue().entrySet()) {
                if (left-- > 0) {
                    reason(verdict.getKey(), reason.getKey(), reason.getValue());
                }
            }
        }
        part.append("</ul>\n");
        if (left < 0) {
            part.append("<p>The others are in the report.</p>\n");
        }
    }

    private void reason(Verdict verdict, String reason, List<Result> results) {
        part.append("<li class=\"" + verdict.word() + "\"><details><summary><span aria-hidden=\"true\">"
                + SiteContent.mark(verdict) + "</span> " + verdict.word() + ", "
                + Html.figure(SiteFigures.reason(run, verdict, reason), results.size())
                + (results.size() == 1 ? " scenario: " : " scenarios: ")
                + Html.said(reason.isEmpty() ? "no reason is given" : reason) + "</summary>\n<ul>");
        results.stream()
                .limit(MOST_SCENARIOS)
                .forEach(result ->
                        part.append("<li>" + Html.code(result.id()) + " " + Html.said(result.title()) + "</li>\n"));
        part.append("</ul>" + (results.size() > MOST_SCENARIOS ? "<p>The others are in the report.</p>" : "")
                + "</details></li>\n");
    }
}
