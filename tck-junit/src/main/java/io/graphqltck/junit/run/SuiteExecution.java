package io.graphqltck.junit.run;

import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.node.Judging;
import io.graphqltck.junit.node.ProblemNode;
import io.graphqltck.junit.node.ProtocolNode;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.node.Settings;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.wire.Reactor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

/** Executes one suite: starts its subject, plays its scenarios, stops the subject. */
final class SuiteExecution {

    private static final Set<Verdict> NOT_PLAYED = Set.of(Verdict.NOT_APPLICABLE, Verdict.UNTESTABLE);

    private final SuiteNode suite;
    private final Reactor reactor;
    private final EngineExecutionListener listener;
    private int played;
    private String whyNot = "";

    SuiteExecution(SuiteNode suite, Reactor reactor, EngineExecutionListener listener) {
        this.suite = suite;
        this.reactor = reactor;
        this.listener = listener;
    }

    void execute() {
        listener.executionStarted(suite);
        for (ProblemNode problem : suite.problems()) {
            listener.executionStarted(problem);
            listener.executionFinished(problem, TestExecutionResult.failed(new SubjectException(problem.problem())));
        }
        listener.executionFinished(suite, result());
    }

    private TestExecutionResult result() {
        @Nullable Judging judging = suite.judging();
        if (judging == null || suite.protocols().isEmpty()) {
            return TestExecutionResult.successful();
        }
        try (Venue venue = new Subjects(reactor).open(suite.testClass(), judging.settings())) {
            for (ProtocolNode protocol : suite.protocols()) {
                play(protocol, judging, venue);
            }
        } catch (SubjectException e) {
            return TestExecutionResult.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TestExecutionResult.aborted(e);
        }
        return played > 0
                ? TestExecutionResult.successful()
                : TestExecutionResult.failed(new SubjectException(
                        "not one scenario of " + suite.testClass().getName() + " was played: " + whyNot));
    }

    private void play(ProtocolNode protocol, Judging judging, Venue venue) throws InterruptedException {
        Settings settings = judging.settings();
        ProtocolReport report = new ProtocolReport(suite, protocol, judging, listener);
        SuiteRun run = new SuiteRun(
                protocol.protocol(),
                settings.subject(),
                venue,
                settings.options(),
                new Judge(Rules.load(SuiteExecution.class.getClassLoader()), settings.strict()),
                settings.jobs(),
                report);
        report.begin();
        RunResult result = run.run(
                protocol.scenarios().stream().map(ScenarioNode::scenario).toList(), judging.baseline());
        report.end(result);
        count(result.results());
    }

    private void count(List<ScenarioResult> results) {
        for (ScenarioResult result : results) {
            if (NOT_PLAYED.contains(result.verdict())) {
                whyNot = result.reason();
            } else {
                played++;
            }
        }
    }
}
