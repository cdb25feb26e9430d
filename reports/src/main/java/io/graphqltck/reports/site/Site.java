package io.graphqltck.reports.site;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.reports.html.HtmlReport;
import io.graphqltck.reports.html.pairs.PairsPage;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Builds a static site of results, and compares every figure on it with them. */
public final class Site {

    /**
     * The outcome of a build.
     *
     * @param pages how many pages were written, without the reports
     * @param figures how many figures on them were compared
     * @param problems figures that are not in the results, a sentence for each; empty where all are
     */
    public record Built(int pages, int figures, List<String> problems) {
        public Built {
            problems = List.copyOf(problems);
        }
    }

    private final String title;
    private final boolean inPrivate;

    /**
     * {@code title}: of the entry page. {@code inPrivate}: the site is not for the public, so that it shows how to bring about even what a
     * peer can do harm with.
     */
    public Site(String title, boolean inPrivate) {
        this.title = title;
        this.inPrivate = inPrivate;
    }

    /** Writes the site into the folder; {@code earlier}: results for the history, in any order. */
    public Built write(Results all, List<Results> earlier, Path folder) throws IOException {
        Results results = inPrivate ? all : Withheld.of(all);
        List<Results> history = earlier.stream()
                .sorted(Comparator.comparing(Results::started).reversed())
                .toList();
        SiteContent content = SiteContent.of(title, results, history);
        SiteFiles files = new SiteFiles(folder);
        Path json = files.at(SiteNames.RESULTS);
        ResultsJson.write(results, json);
        if (!results.runs().isEmpty()) {
            Results runs = new Results(
                    results.kitVersion(), results.started(), results.took(), results.complete(), results.runs());
            new HtmlReport(history.isEmpty() ? null : history.get(0)).write(runs, files.at(SiteNames.REPORT));
        }
        if (!results.pairs().isEmpty()) {
            PairsPage.write(results, files.at(PairsPage.FILE));
        }
        pages(content, files);
        files.finish();
        return check(json, history, files.pages());
    }

    private static void pages(SiteContent content, SiteFiles files) throws IOException {
        files.page(SiteNames.ENTRY, new EntryPage(content).markup());
        for (SiteSubject subject : content.subjects()) {
            files.page(SiteNames.subject(subject), new SubjectPage(content, subject).markup());
            for (SubjectRun run : subject.runs()) {
                files.text(SiteNames.badge(run), JsonText.write(SubjectPage.badgeOf(content, run)) + "\n");
            }
        }
        for (SiteFinding finding : content.pages()) {
            files.page(SiteNames.finding(finding.protocol(), finding.id()), new FindingPage(content, finding).markup());
        }
    }

    /** Reads the pages and the results as they will be published. */
    static Built check(Path json, List<Results> history, List<Path> pages) throws IOException {
        try (ResultsFile file = ResultsFile.open(json)) {
            SiteCheck check = new SiteCheck(new SiteFigures(file.results(), history));
            for (Path page : pages) {
                check.check(page);
            }
            return new Built(pages.size(), check.compared(), check.problems());
        }
    }
}
