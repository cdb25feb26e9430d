package io.graphqltck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.graphqltck.junit.engine.GraphqlTckEngine;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** Runs the engine, and reads what it told its launcher. */
final class Runs {

    private Runs() {}

    static EngineTestKit.Builder kit(DiscoverySelector... selectors) {
        return EngineTestKit.engine(GraphqlTckEngine.ID).selectors(selectors);
    }

    static EngineExecutionResults run(Class<?> type) {
        return kit(selectClass(type)).execute();
    }

    static List<String> finished(EngineExecutionResults results) {
        return results.testEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getTestDescriptor().getLegacyReportingName() + " "
                        + event.getRequiredPayload(TestExecutionResult.class).getStatus())
                .sorted()
                .toList();
    }

    /** Each with its reason. */
    static List<String> skipped(EngineExecutionResults results) {
        return results.allEvents()
                .skipped()
                .map(event -> event.getTestDescriptor().getLegacyReportingName() + " "
                        + event.getRequiredPayload(String.class))
                .toList();
    }

    /** Of the one test that failed, or of the one container where no test failed. */
    static Throwable failure(EngineExecutionResults results) {
        List<Throwable> tests = failures(results.testEvents());
        List<Throwable> failures = tests.isEmpty() ? failures(results.containerEvents()) : tests;
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    static List<Throwable> failures(Events events) {
        return events.filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    static String message(EngineExecutionResults results) {
        return String.valueOf(failure(results).getMessage());
    }

    static TestDescriptor scenario(EngineExecutionResults results, String id) {
        return results.testEvents()
                .map(Event::getTestDescriptor)
                .filter(descriptor -> descriptor.getLegacyReportingName().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
