package io.graphqltck.reports.site;

import io.graphqltck.reports.file.Names;
import io.graphqltck.reports.html.pairs.PairMatrix;
import io.graphqltck.reports.html.pairs.PairsPage;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Names of the site's files and addresses within it, which stay the same from build to build. */
final class SiteNames {

    static final String ENTRY = "index.html";
    static final String RESULTS = "results.json";
    static final String REPORT = "report/index.html";
    static final String SUBJECTS = "subjects";
    static final String FINDINGS = "findings";
    static final String BADGES = "badges";

    private SiteNames() {}

    static String subject(SiteSubject subject) {
        return SUBJECTS + "/" + Names.file(subject.name() + " " + subject.role().word()) + ".html";
    }

    static String finding(String protocol, String id) {
        return FINDINGS + "/" + Names.file(protocol + " " + id) + ".html";
    }

    static String badge(SubjectRun run) {
        return BADGES + "/"
                + Names.file(run.subject().name() + " " + run.subject().role().word() + " " + run.protocol() + " "
                        + run.subject().version())
                + ".json";
    }

    /** A result in the report. */
    static String result(SubjectRun run, Result result) {
        return REPORT + "#/"
                + List.of(
                                "result",
                                run.protocol(),
                                run.subject().role().word(),
                                run.subject().name() + "@" + run.subject().version(),
                                result.id())
                        .stream()
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    static String pair(int number) {
        return PairsPage.FILE + "#" + PairMatrix.anchor(number);
    }
}
