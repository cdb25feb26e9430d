package io.graphqltck.reports.issue;

import io.graphqltck.reports.file.Names;
import io.graphqltck.reports.file.OwnFiles;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes one Markdown file for each finding, ready to be filed. */
public final class IssueReports {

    /** Writes the files into the folder; those of an earlier report are replaced. */
    public void write(Results results, Path folder) throws IOException {
        OwnFiles files = new OwnFiles(folder, OwnFiles.MARK);
        for (SubjectRun run : results.runs()) {
            for (Cause cause : Causes.of(run)) {
                byte[] text = new Issue(results.kitVersion(), run, cause).text().getBytes(StandardCharsets.UTF_8);
                files.write(name(run, cause), out -> out.write(text));
            }
        }
        files.finish();
    }

    private static String name(SubjectRun run, Cause cause) {
        return Names.file(run.subject().name() + "-" + run.protocol() + "-" + cause.id()) + ".md";
    }
}
