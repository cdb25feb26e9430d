package io.graphqltck.runner.options;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.github.GithubAnnotations;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.output.ReportTarget;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which reports are written, and where. */
public final class ReportOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Write results.json and index.html into this folder.")
    private @Nullable Path out;

    @Option(
            names = "--report",
            split = ",",
            paramLabel = "FORMAT[=PLACE]",
            description =
                    "Write this report too: `json`, `html`, `junit`, `allure`, `markdown`, `issue`, `badge` or `lines`,"
                            + " into the folder of --out or at this place. Repeatable, and a list with commas.")
    private final List<String> reports = new ArrayList<>();

    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description = "Earlier results: index.html marks what differs from them.")
    private @Nullable Path previous;

    @Option(
            names = "--annotations",
            paramLabel = "WHERE",
            description = "Annotate the lines of the scenarios that failed: `github`, for a job on GitHub Actions.")
    private @Nullable String annotations;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "must",
            description =
                    "What makes the exit code 1: `must` (the default) failed, blocked but by a known failure, changed"
                            + " or fixed against the baseline, errors of the kit; `should` warnings too; `any` also what the subject cannot be tested for.")
    private String failOn = "must";

    @Option(
            names = "--outcomes",
            description = "Print what the subject did where the document specifies nothing, after the summary.")
    private boolean outcomes;

    /** Whether the outcomes are printed. */
    public boolean outcomes() {
        return outcomes;
    }

    public FailOn failOn() {
        return Words.constant(FailOn.class, "--fail-on", failOn);
    }

    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /**
     * The reports that were asked for; they could be written.
     *
     * @throws CommandException when they could not, or make no sense
     */
    public List<ReportTarget> checked() {
        return checked(ReportTarget.of(out, reports));
    }

    /**
     * The same where reports are made again: without --out they go into the folder of the results.
     *
     * @throws CommandException when they could not be written, or make no sense
     */
    public List<ReportTarget> checkedAgain(Path folder) {
        return out == null ? checked(ReportTarget.again(folder, reports)) : checked();
    }

    private List<ReportTarget> checked(List<ReportTarget> targets) {
        failOn();
        annotations();
        if (out != null) {
            Writable.problem(out).ifPresent(problem -> {
                throw CommandException.badInput("--out: " + problem);
            });
        }
        targets.forEach(ReportTarget::check);
        return targets;
    }

    /**
     * Earlier results, where there are any to compare with. Their details are not there.
     *
     * @throws io.graphqltck.reports.results.ResultsException when they cannot be read
     */
    public Optional<Results> previous() {
        if (previous == null) {
            return Optional.empty();
        }
        try (ResultsFile file = ResultsFile.open(previous)) {
            return Optional.of(file.results());
        }
    }

    /** Where annotations were asked for. */
    public Optional<GithubAnnotations> annotations() {
        if (annotations == null) {
            return Optional.empty();
        }
        Words.constant(Annotated.class, "--annotations", annotations);
        return Optional.of(new GithubAnnotations(failOn()));
    }

    /** What can show annotations. */
    private enum Annotated {
        GITHUB
    }
}
