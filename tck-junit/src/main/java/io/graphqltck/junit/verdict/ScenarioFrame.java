package io.graphqltck.junit.verdict;

import io.graphqltck.core.model.Scenario;
import java.nio.file.Path;

/** The one frame of a failure's stack: the scenario's line. Where the kit noticed it is of no use to anybody. */
final class ScenarioFrame {

    private ScenarioFrame() {}

    static StackTraceElement[] of(Scenario scenario) {
        String file = String.valueOf(Path.of(scenario.at().file()).getFileName());
        return new StackTraceElement[] {
            new StackTraceElement(
                    scenario.protocol(), scenario.id(), file, scenario.at().line())
        };
    }
}
