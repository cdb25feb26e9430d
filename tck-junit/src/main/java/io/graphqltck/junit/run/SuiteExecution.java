package io.graphqltck.junit.run;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.node.ProblemNode;
import io.graphqltck.junit.node.ProtocolNode;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.junit.settings.Suite;
import io.graphqltck.junit.subject.Playing;
import io.graphqltck.junit.subject.SubjectException;
import io.graphqltck.junit.subject.Subjects;
import io.graphqltck.junit.subject.Tally;
import io.graphqltck.junit.verdict.Failures;
import io.graphqltck.junit.verdict.Outcomes;
import io.graphqltck.wire.Reactor;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

/** Executes one suite: starts its subject, plays its scenarios, stops the subject. */
final class SuiteExecution {

    private final SuiteNode suite;
    private final Reactor reactor;
    private final EngineExecutionListener listener;

    SuiteExecution(SuiteNode suite, Reactor reactor, EngineExecutionListener listener) {
        this.suite = suite;
        this.reactor = reactor;
        this.listener = listener;
    }

    void execute() {
        @Nullable String emptied = suite.emptied();
        if (emptied != null) {
            listener.executionSkipped(suite, emptied);
            return;
        }
        listener.executionStarted(suite);
        for (ProblemNode problem : suite.problems()) {
            fail(problem, listener);
        }
        listener.executionFinished(suite, result());
    }

    static void fail(ProblemNode problem, EngineExecutionListener listener) {
        listener.executionStarted(problem);
        listener.executionFinished(problem, TestExecutionResult.failed(new SubjectException(problem.problem())));
    }

    private TestExecutionResult result() {
        @Nullable Suite played = suite.suite();
        if (played == null || suite.protocols().isEmpty()) {
            return TestExecutionResult.successful();
        }
        Tally tally = new Tally(suite.testClass().getName());
        Outcomes outcomes =
                new Outcomes(played.settings().failOn(), (run, result) -> repeat(suite.testClass(), result));
        Failures failures = new Failures(suite.testClass(), outcomes);
        try (Venue venue = new Instances(new Subjects(reactor)).open(suite.testClass(), played.settings())) {
            for (ProtocolNode protocol : suite.protocols()) {
                RunResult run = play(protocol, played, outcomes, failures, venue);
                tally.count(run.results());
                failures.group(run);
            }
            return tally.problem()
                    .map(Throwable.class::cast)
                    .or(failures::problem)
                    .map(TestExecutionResult::failed)
                    .orElseGet(TestExecutionResult::successful);
        } catch (SubjectException e) {
            return TestExecutionResult.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TestExecutionResult.failed(new SubjectException("interrupted before all scenarios were played", e));
        }
    }

    /** The name of a nested class has a dollar sign, which a shell would treat as a variable. */
    private static String repeat(Class<?> test, ScenarioResult result) {
        String name = test.getName().substring(test.getName().lastIndexOf('.') + 1);
        return "mvn test -Dtest=" + (name.contains("$") ? "'" + name + "'" : name) + " -D" + Constants.SCENARIOS + "="
                + result.scenario().id();
    }

    private RunResult play(ProtocolNode protocol, Suite played, Outcomes outcomes, Failures failures, Venue venue)
            throws InterruptedException {
        ProtocolReport report = new ProtocolReport(protocol, played, outcomes, failures, listener);
        report.begin();
        RunResult result = Playing.play(
                protocol.protocol(),
                protocol.scenarios().stream().map(ScenarioNode::scenario).toList(),
                played.settings(),
                played.baseline(),
                venue,
                report);
        report.end(result);
        return result;
    }
}
