package io.graphqltck.junit.run;

import io.graphqltck.junit.node.EngineNode;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.wire.Reactor;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

/** Executes all suites, one after the other; the scenarios of a suite run at the same time. */
public final class EngineRun {

    private final EngineExecutionListener listener;

    public EngineRun(EngineExecutionListener listener) {
        this.listener = listener;
    }

    public void execute(EngineNode engine) {
        listener.executionStarted(engine);
        engine.problems().forEach(problem -> SuiteExecution.fail(problem, listener));
        if (!engine.suites().isEmpty()) {
            try (Reactor reactor = new Reactor()) {
                for (SuiteNode suite : engine.suites()) {
                    new SuiteExecution(suite, reactor, listener).execute();
                }
            }
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }
}
