package io.graphqltck.junit.run;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.redact.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/** From verdicts to what a launcher understands. */
final class VerdictReport {

    private final FailOn failOn;
    private final EngineExecutionListener listener;
    private final Redaction redaction = Redaction.masking();
    private final FailureStory story;

    VerdictReport(SuiteNode suite, FailOn failOn, EngineExecutionListener listener) {
        this.failOn = failOn;
        this.listener = listener;
        String test = suite.testClass().getSimpleName();
        this.story = new FailureStory(
                ConsoleStyle.plain(),
                redaction,
                (run, result) -> "mvn test -Dtest=" + test + " -D" + Constants.SCENARIOS + "="
                        + result.scenario().id());
    }

    /** {@code run} is needed for what failed; {@code started}: the launcher knows that it was begun. */
    void report(ScenarioNode node, @Nullable RunResult run, ScenarioResult result, boolean started) {
        boolean fails = failOn.fails(result.verdict());
        if (!started && !fails && isUnplayed(result.verdict())) {
            listener.executionSkipped(node, reason(result));
            return;
        }
        if (!started) {
            listener.executionStarted(node);
        }
        publish(node, result);
        listener.executionFinished(node, fails ? failed(run, result) : good(result));
    }

    private static boolean isUnplayed(Verdict verdict) {
        return verdict == Verdict.NOT_APPLICABLE || verdict == Verdict.UNTESTABLE;
    }

    private TestExecutionResult good(ScenarioResult result) {
        return result.verdict() == Verdict.KNOWN_FAILURE
                ? TestExecutionResult.aborted(new TestAbortedException(reason(result)))
                : TestExecutionResult.successful();
    }

    private TestExecutionResult failed(@Nullable RunResult run, ScenarioResult result) {
        String text = reason(result) + (run == null ? "" : "\n\n" + story.of(run, result));
        return TestExecutionResult.failed(
                result.verdict() == Verdict.HARNESS_ERROR
                        ? new NotJudgedException(text, result.scenario())
                        : new NotConformantError(text, result.scenario()));
    }

    private String reason(ScenarioResult result) {
        String why = redaction.of(result).text(result.reason());
        return result.verdict().word() + (why.isEmpty() ? "" : ": " + why);
    }

    /** What is neither a failure nor nothing: warnings, and what the subject does where the document leaves it open. */
    private void publish(ScenarioNode node, ScenarioResult result) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (result.verdict() != Verdict.PASSED) {
            entries.put("graphqltck.verdict", reason(result));
        }
        if (!result.outcomes().isEmpty()) {
            entries.put("graphqltck.observed", redaction.of(result).text(String.join("; ", result.outcomes())));
        }
        if (!entries.isEmpty()) {
            listener.reportingEntryPublished(node, ReportEntry.from(entries));
        }
    }
}
