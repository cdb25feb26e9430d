package io.graphqltck.junit.verdict;

import io.graphqltck.core.model.Scenario;

/** The kit or the adapter failed, so that nothing is known of the subject. */
final class NotJudgedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotJudgedException(String message, Scenario scenario) {
        super(message);
        setStackTrace(ScenarioFrame.of(scenario));
    }
}
