package io.graphqltck.junit.verdict;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.reports.results.SubjectRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From verdicts to outcomes of tests, with all secrets masked. */
public final class Outcomes {

    /** That of a build's log, where nothing is cut. */
    static final ConsoleStyle STYLE = ConsoleStyle.plain().withWhole(true);

    private final FailOn failOn;
    private final Redaction redaction = Redaction.masking();
    private final FailureStory story;
    private final ResultsOf results;

    /** {@code repeat}: the command by which a scenario is played again. */
    public Outcomes(FailOn failOn, RepeatCommand repeat) {
        this.failOn = failOn;
        this.story = new FailureStory(STYLE, redaction, repeat);
        this.results = new ResultsOf(redaction, repeat);
    }

    /** {@code run} has what a failure's story is told with; without it only the reason is shown. */
    public TestOutcome of(@Nullable RunResult run, ScenarioResult result) {
        String reason = reason(result);
        if (failOn.fails(result.verdict())) {
            String text = reason + (run == null ? "" : "\n\n" + story.of(run, result));
            return new TestOutcome.Failed(
                    result.verdict() == Verdict.HARNESS_ERROR
                            ? new NotJudgedException(text, result.scenario())
                            : new NotConformantError(text, result.scenario()));
        }
        return switch (result.verdict()) {
            case NOT_APPLICABLE, UNTESTABLE -> new TestOutcome.Skipped(reason);
            case KNOWN_FAILURE, KNOWN_BLOCKED -> new TestOutcome.Aborted(reason);
            default -> new TestOutcome.Passed();
        };
    }

    /** What of this run fails, grouped by cause, the most urgent first. */
    List<Cause> causes(RunResult run) {
        SubjectRun judged = results.run(run);
        return Causes.of(judged).stream()
                .filter(cause -> failOn.fails(cause.verdict()))
                .toList();
    }

    /** The story of a scenario, whatever its verdict is. */
    public String story(RunResult run, ScenarioResult result) {
        return story.of(run, result);
    }

    /** What is neither a failure nor nothing: warnings, and what the subject does where the document leaves it open. */
    public Map<String, String> remarks(ScenarioResult result) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (result.verdict() != Verdict.PASSED) {
            entries.put("graphqltck.verdict", reason(result));
        }
        if (!result.outcomes().isEmpty()) {
            entries.put("graphqltck.observed", redaction.of(result).text(String.join("; ", result.outcomes())));
        }
        return entries;
    }

    private String reason(ScenarioResult result) {
        String why = redaction.of(result).text(result.reason());
        return result.verdict().word() + (why.isEmpty() ? "" : ": " + why);
    }
}
