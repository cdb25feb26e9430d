package io.graphqltck.reports.github;

import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import io.graphqltck.reports.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Workflow commands that annotate the line of the turn at which a scenario failed. */
public final class GithubAnnotations {

    /** GitHub shows no more of each kind for one step. */
    private static final int MOST = 10;

    private static final int LONGEST = 1000;

    private final String token = UUID.randomUUID().toString();
    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public GithubAnnotations(FailOn failOn) {
        this.failOn = failOn;
    }

    /** The line from which on nothing is treated as a command: what a subject said may look like one. */
    public String stop() {
        return "::stop-commands::" + token;
    }

    /** The line from which on commands are commands again, also those of whatever follows in the same step. */
    public String resume() {
        return "::" + token + "::";
    }

    /** The lines that annotate what is wrong, failures first; to be printed after {@link #resume()}. */
    public List<String> of(Results results) {
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (SubjectRun run : results.runs()) {
            for (Result result : run.results()) {
                Weight weight = Weight.of(result, failOn);
                if (weight == Weight.BAD || weight == Weight.BROKEN) {
                    errors.add(line("error", run, result));
                } else if (result.verdict() == Verdict.WARNED) {
                    warnings.add(line("warning", run, result));
                }
            }
        }
        return Stream.of(some(errors), some(warnings), rest(errors, warnings))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> some(List<String> lines) {
        return lines.stream().limit(MOST);
    }

    private static Stream<String> rest(List<String> errors, List<String> warnings) {
        int more = Math.max(0, errors.size() - MOST) + Math.max(0, warnings.size() - MOST);
        return more == 0
                ? Stream.empty()
                : Stream.of("::notice title=graphql-tck::" + more + " more failures and warnings are in the log");
    }

    private static String line(String command, SubjectRun run, Result result) {
        Location at = result.mainFinding().map(Finding::turn).orElse(result.at());
        String title = result.id() + " with " + run.subject().name();
        return "::" + command + " file=" + property(at.file()) + ",line=" + at.line() + ",col=" + at.column()
                + ",title=" + property(title) + "::" + data(result.verdict().word() + ": " + result.reason());
    }

    private static String data(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return SafeText.of(some, true).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
