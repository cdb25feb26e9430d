package io.graphqltck.junit.run;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.verdict.Failures;
import io.graphqltck.junit.verdict.Outcomes;
import io.graphqltck.junit.verdict.TestOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/** Reports one scenario to a launcher. */
final class ScenarioReport {

    private final EngineExecutionListener listener;
    private final Outcomes outcomes;
    private final Failures failures;

    ScenarioReport(Outcomes outcomes, Failures failures, EngineExecutionListener listener) {
        this.listener = listener;
        this.failures = failures;
        this.outcomes = outcomes;
    }

    /** {@code run} is needed for what failed; {@code started}: the launcher knows that it was begun. */
    void report(ScenarioNode node, @Nullable RunResult run, ScenarioResult result, boolean started) {
        TestOutcome outcome = outcomes.of(run, result);
        failures.count(result.scenario().id(), outcome);
        if (outcome instanceof TestOutcome.Skipped skipped && !started) {
            listener.executionSkipped(node, skipped.reason());
            return;
        }
        if (!started) {
            listener.executionStarted(node);
        }
        Map<String, String> remarks = outcomes.remarks(result);
        if (!remarks.isEmpty()) {
            listener.reportingEntryPublished(node, ReportEntry.from(remarks));
        }
        listener.executionFinished(node, result(outcome));
    }

    private static TestExecutionResult result(TestOutcome outcome) {
        if (outcome instanceof TestOutcome.Failed failed) {
            return TestExecutionResult.failed(failed.failure());
        }
        if (outcome instanceof TestOutcome.Passed) {
            return TestExecutionResult.successful();
        }
        String reason = outcome instanceof TestOutcome.Skipped skipped
                ? skipped.reason()
                : ((TestOutcome.Aborted) outcome).reason();
        return TestExecutionResult.aborted(new TestAbortedException(reason));
    }
}
