package io.graphqltck.reports.site;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run compares with earlier ones of the same subject and protocol. */
final class HistoryPart {

    private static final int MOST_CHANGES = 100;

    private final SiteContent content;
    private final SubjectRun run;
    private final StringBuilder part = new StringBuilder();

    HistoryPart(SiteContent content, SubjectRun run) {
        this.content = content;
        this.run = run;
    }

    /** Empty where there is no history. */
    String markup() {
        List<Results> earlier = content.earlier();
        if (earlier.isEmpty()) {
            return "";
        }
        Map<Integer, SubjectRun> before = new LinkedHashMap<>();
        for (int i = 0; i < earlier.size(); i++) {
            int number = i;
            SiteContent.counterpart(run, earlier.get(i)).ifPresent(one -> before.put(number, one));
        }
        part.append("<h3>History</h3>\n");
        if (before.isEmpty()) {
            return part.append("<p>The earlier results have no run of this subject with this protocol.</p>\n")
                    .toString();
        }
        table(before);
        changes();
        return part.toString();
    }

    private void table(Map<Integer, SubjectRun> before) {
        List<Verdict> verdicts = SiteContent.verdicts().stream()
                .filter(verdict -> run.counts().containsKey(verdict)
                        || before.values().stream().anyMatch(one -> one.counts().containsKey(verdict)))
                .toList();
        part.append("<div class=\"wide\" tabindex=\"0\"><table class=\"matrix figures\">\n<thead><tr><th scope=\"col\">"
                + "played</th><th scope=\"col\">version</th><th scope=\"col\">kit</th>");
        verdicts.forEach(verdict -> part.append("<th scope=\"col\"><span aria-hidden=\"true\">"
                + SiteContent.mark(verdict) + "</span> " + verdict.word() + "</th>"));
        part.append("</tr></thead>\n<tbody>\n");
        row(run, content.results().kitVersion(), verdicts, Optional.empty());
        before.forEach(
                (number, one) -> row(one, content.earlier().get(number).kitVersion(), verdicts, Optional.of(number)));
        part.append("</tbody></table></div>\n");
    }

    private void row(SubjectRun one, String kit, List<Verdict> verdicts, Optional<Integer> number) {
        part.append("<tr><th scope=\"row\">" + Html.time(one.started()) + "</th><td>"
                + Html.said(one.subject().version()) + "</td><td>" + Html.said(kit) + "</td>");
        for (Verdict verdict : verdicts) {
            String key = SiteFigures.verdict(one, verdict);
            part.append("<td class=\"" + verdict.word() + "\">"
                    + Html.figure(
                            number.map(earlier -> SiteFigures.earlier(earlier, key))
                                    .orElse(key),
                            one.counts().getOrDefault(verdict, 0))
                    + "</td>");
        }
        part.append("</tr>\n");
    }

    /** Since the last of the earlier results. */
    private void changes() {
        Map<Change.Kind, List<Change>> kinds = new LinkedHashMap<>();
        for (Change change : ResultsComparison.of(content.earlier().get(0), content.results())) {
            if (change.run().subject().name().equals(run.subject().name())
                    && change.run().subject().role() == run.subject().role()
                    && change.run().protocol().equals(run.protocol())) {
                kinds.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change);
            }
        }
        if (kinds.isEmpty()) {
            part.append("<p>Nothing differs from the run before.</p>\n");
            return;
        }
        part.append("<ul>\n");
        kinds.forEach((kind, changes) -> {
            part.append("<li><details><summary>" + kind.words() + ": "
                    + Html.figure(SiteFigures.change(run, kind), changes.size()) + "</summary>\n<ul>");
            changes.stream()
                    .limit(MOST_CHANGES)
                    .forEach(change -> part.append("<li>" + Html.code(change.id()) + "</li>\n"));
            part.append("</ul>" + (changes.size() > MOST_CHANGES ? "<p>The others are in the report.</p>" : "")
                    + "</details></li>\n");
        });
        part.append("</ul>\n");
    }
}
