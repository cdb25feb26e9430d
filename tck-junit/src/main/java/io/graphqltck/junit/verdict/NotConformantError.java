package io.graphqltck.junit.verdict;

import io.graphqltck.core.model.Scenario;
import org.opentest4j.AssertionFailedError;

/** The subject failed a scenario. */
final class NotConformantError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    NotConformantError(String message, Scenario scenario) {
        super(message);
        setStackTrace(ScenarioFrame.of(scenario));
    }
}
