package io.graphqltck.reports.output;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.reports.allure.AllureResults;
import io.graphqltck.reports.badge.Badge;
import io.graphqltck.reports.html.HtmlReport;
import io.graphqltck.reports.issue.IssueReports;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.junit.JunitXml;
import io.graphqltck.reports.lines.VerdictLines;
import io.graphqltck.reports.markdown.MarkdownSummary;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes reports, each in one go. */
public final class ReportWriter {

    private final FailOn failOn;
    private final @Nullable Results previous;

    /** {@code failOn}: which verdicts are failures where a format knows of passed and failed only. */
    public ReportWriter(FailOn failOn) {
        this(failOn, null);
    }

    /**
     * Marks what differs from an earlier run, in the formats that show it.
     *
     * @param failOn which verdicts are failures where a format knows of passed and failed only
     * @param previous the results of that run, or null
     */
    public ReportWriter(FailOn failOn, @Nullable Results previous) {
        this.failOn = failOn;
        this.previous = previous;
    }

    /**
     * Writes these; the results themselves first, so that they are there whatever happens to the others.
     *
     * @throws ResultsException with a sentence for the user when one cannot be written
     */
    public void write(Results results, List<ReportTarget> targets) {
        List<ReportTarget> ordered = targets.stream()
                .sorted(Comparator.comparing(ReportTarget::format))
                .toList();
        for (ReportTarget target : ordered) {
            try {
                write(results, target);
            } catch (IOException e) {
                throw new ResultsException(target.place() + " cannot be written: " + e.getMessage());
            }
        }
    }

    private void write(Results results, ReportTarget target) throws IOException {
        switch (target.format()) {
            case JSON -> ResultsJson.write(results, target.place());
            case HTML -> new HtmlReport(previous).write(results, target.place());
            case JUNIT -> new JunitXml(failOn).write(results, target.place());
            case ALLURE -> new AllureResults(failOn).write(results, target.place());
            case MARKDOWN -> new MarkdownSummary(failOn).write(results, target.place());
            case ISSUE -> new IssueReports().write(results, target.place());
            case BADGE -> new Badge(failOn).write(results, target.place());
            case LINES -> new VerdictLines(failOn).write(results, target.place());
        }
    }
}
