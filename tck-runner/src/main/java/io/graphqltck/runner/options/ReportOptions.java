package io.graphqltck.runner.options;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.github.GithubAnnotations;
import io.graphqltck.reports.output.ReportTarget;
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
            description = "Write this report too: `json`, `junit`, `allure`, `markdown` or `badge`, into the folder of"
                    + " --out or at this place. Repeatable, and a list with commas.")
    private final List<String> reports = new ArrayList<>();

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
                    "From when on the exit code is 1: `must` (the default) failed, blocked, changed or fixed against the"
                            + " baseline, errors of the kit; `should` warnings too; `any` also what the subject cannot be tested for.")
    private String failOn = "must";

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
        failOn();
        annotations();
        List<ReportTarget> targets = ReportTarget.of(out, reports);
        if (out != null) {
            Writable.problem(out).ifPresent(problem -> {
                throw CommandException.badInput("--out: " + problem);
            });
        }
        targets.forEach(ReportTarget::check);
        return targets;
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
