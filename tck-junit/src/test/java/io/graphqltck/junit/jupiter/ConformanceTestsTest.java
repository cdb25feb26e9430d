package io.graphqltck.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.graphqltck.junit.Constants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ConformanceTestsTest {

    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents()
                .failed()
                .map(event -> String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage()))
                .toList();
    }

    private static TestDescriptor test(EngineExecutionResults results, String id) {
        return results.testEvents()
                .map(Event::getTestDescriptor)
                .filter(descriptor -> descriptor.getDisplayName().startsWith(id + ": "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void groupsNamesAndPlacesTheTests() {
        EngineExecutionResults results = run(Bridged.Right.class);

        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        TestDescriptor test = test(results, "gtws.init.twice");
        ClasspathResourceSource source =
                (ClasspathResourceSource) test.getSource().orElseThrow();
        assertThat(source.getClasspathResourceName()).isEqualTo("graphql-tck/graphql-transport-ws/init.tck.yaml");
        assertThat(source.getPosition().orElseThrow().getLine()).isGreaterThan(3);
        TestDescriptor theme = test.getParent().orElseThrow();
        assertThat(theme.getDisplayName()).isEqualTo("init");
        assertThat(theme.getParent().orElseThrow().getDisplayName()).isEqualTo("graphql-transport-ws");
    }

    @Test
    void abortsWhatIsNotApplicableAndReportsWhatIsOpen() {
        EngineExecutionResults results = run(Bridged.Right.class);

        assertThat(results.testEvents()
                        .aborted()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .containsExactly("not-applicable: the subject does not declare the capability `init-timeout`");
        assertThat(results.allEvents()
                        .reportingEntryPublished()
                        .map(event -> event.getRequiredPayload(ReportEntry.class))
                        .flatMap(entry -> entry.getKeyValuePairs().keySet().stream()))
                .contains("graphqltck.observed", "graphqltck.verdict");
    }

    @Test
    void failsWithTheWholeStory() {
        EngineExecutionResults results = run(Bridged.Wrong.class);

        assertThat(failures(results).get(0))
                .startsWith("failed: GTWS-S-66")
                .contains("connection_akc", "mvn test -Dtest=Wrong -Dgraphqltck.scenarios=gtws.init.acknowledged");
    }

    /** There are build tools that lose tests below containers, unless the source of a test is a method of the class. */
    @Test
    void failsOnceMoreAsAMethodOfTheClass() {
        EngineExecutionResults results = run(Bridged.Wrong.class);

        assertThat(failures(results)).hasSize(2);
        assertThat(failures(results).get(1))
                .startsWith("1 of 1 scenarios failed, 1 finding; each scenario is a separate test, with its story:\n")
                .contains("GTWS-S-66, MUST", "    example   gtws.init.acknowledged");
        TestDescriptor last = results.testEvents().failed().list().get(1).getTestDescriptor();
        assertThat(last.getDisplayName()).isEqualTo("conformance");
        assertThat(last.getSource())
                .containsInstanceOf(MethodSource.class)
                .map(source -> ((MethodSource) source).getClassName())
                .contains(Bridged.Wrong.class.getName());
    }

    @Test
    void isNeverSilentlyGreen() {
        assertThat(failures(run(Bridged.NothingPlayed.class)))
                .containsExactly("not one scenario of server was played: the subject does not declare the capability"
                        + " `init-timeout`");
        assertThat(failures(run(Bridged.UnknownProtocol.class)))
                .singleElement()
                .satisfies(
                        text -> assertThat(text)
                                .startsWith(
                                        "the server under test names the unknown protocol `graphql-transport-sw`. Did you mean"));
        assertThat(failures(run(Bridged.NothingThere.class)))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("the server's URL is ws://127.0.0.1:1/graphql, where nothing listens ("));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void isNarrowedBySystemProperties() {
        System.setProperty(Constants.SCENARIOS, "gtws.init.twice");
        try {
            assertThat(run(Bridged.Right.class).testEvents().finished().count()).isEqualTo(1);
        } finally {
            System.clearProperty(Constants.SCENARIOS);
        }
    }
}
