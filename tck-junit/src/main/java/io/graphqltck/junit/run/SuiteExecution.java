package io.graphqltck.junit.run;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.Venue;
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
        Failures failures = new Failures(suite.testClass());
        try (Venue venue = new Instances(new Subjects(reactor)).open(suite.testClass(), played.settings())) {
            for (ProtocolNode protocol : suite.protocols()) {
                tally.count(play(protocol, played, failures, venue).results());
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

    private RunResult play(ProtocolNode protocol, Suite played, Failures failures, Venue venue)
            throws InterruptedException {
        ProtocolReport report = new ProtocolReport(suite, protocol, played, failures, listener);
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
