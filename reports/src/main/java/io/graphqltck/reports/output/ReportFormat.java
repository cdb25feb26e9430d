package io.graphqltck.reports.output;

import io.graphqltck.core.text.Nearest;
import io.graphqltck.reports.html.HtmlReport;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.ResultsException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What reports look like. */
public enum ReportFormat {
    /** Everything, for programs, and for writing the other formats later. */
    JSON(ResultsJson.FILE, false),
    /** For people: a page for a browser. */
    HTML(HtmlReport.FILE, false),
    JUNIT("junit", true),
    ALLURE("allure-results", true),
    MARKDOWN("summary.md", false),
    BADGE("badge.json", false),
    /** A file for each finding, ready to be filed with the project. */
    ISSUE("issues", true),
    /** For test frameworks that show scenarios as their own tests. */
    LINES("verdicts.jsonl", false);

    private final String place;
    private final boolean folder;

    ReportFormat(String place, boolean folder) {
        this.place = place;
        this.folder = folder;
    }

    /** The name of the file or folder, where no other is asked for. */
    public String place() {
        return place;
    }

    /** Whether it is a folder of files. */
    public boolean folder() {
        return folder;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this word. @throws ResultsException that names the nearest known one */
    public static ReportFormat of(String word) {
        List<String> words = Arrays.stream(values()).map(ReportFormat::word).toList();
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ResultsException(
                        "unknown value `" + word + "` for --report. " + Nearest.hint(word, words)));
    }
}
