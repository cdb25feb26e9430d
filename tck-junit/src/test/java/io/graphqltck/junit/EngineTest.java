package io.graphqltck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class EngineTest {

    private static final String SUITE = "[engine:graphql-tck]/[class:" + Suites.class.getName() + "$Right]";

    private static EngineTestKit.Builder kit(DiscoverySelector selector) {
        return EngineTestKit.engine(GraphqlTckEngine.ID).selectors(selector);
    }

    private static EngineExecutionResults run(Class<?> type) {
        return kit(selectClass(type)).execute();
    }

    private static List<String> finished(EngineExecutionResults results) {
        return results.testEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getTestDescriptor().getLegacyReportingName() + " "
                        + event.getRequiredPayload(TestExecutionResult.class).getStatus())
                .sorted()
                .toList();
    }

    /** Of the one thing that failed, test or container. */
    private static String failure(EngineExecutionResults results) {
        List<String> messages = results.allEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .map(result ->
                        String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .toList();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    @Test
    void playsTheScenariosOfAClass() {
        EngineExecutionResults results = run(Suites.Right.class);

        assertThat(finished(results))
                .contains("gtws.init.acknowledged SUCCESSFUL", "gtws.init.twice SUCCESSFUL")
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.endsWith(" SUCCESSFUL"));
    }

    @Test
    void groupsByProtocolAndThemeAndPointsToTheYaml() {
        EngineExecutionResults results = run(Suites.Right.class);

        TestDescriptor scenario = results.testEvents()
                .map(Event::getTestDescriptor)
                .filter(descriptor -> descriptor.getLegacyReportingName().equals("gtws.init.twice"))
                .findFirst()
                .orElseThrow();
        assertThat(scenario.getUniqueId())
                .hasToString(SUITE + "/[protocol:graphql-transport-ws]/[theme:init]/[scenario:gtws.init.twice]");
        assertThat(scenario.getDisplayName()).startsWith("gtws.init.twice: ");
        assertThat(scenario.getTags()).contains(TestTag.create("must"), TestTag.create("init"));
        ClasspathResourceSource source =
                (ClasspathResourceSource) scenario.getSource().orElseThrow();
        assertThat(source.getClasspathResourceName()).isEqualTo("graphql-tck/graphql-transport-ws/init.tck.yaml");
        assertThat(source.getPosition().orElseThrow().getLine()).isGreaterThan(3);
    }

    @Test
    void failsWithTheWholeStoryAndOneFrame() {
        EngineExecutionResults results = kit(selectUniqueId(SUITE.replace("$Right", "$Wrong")
                        + "/[protocol:graphql-transport-ws]/[theme:init]/[scenario:gtws.init.acknowledged]"))
                .execute();

        assertThat(failure(results))
                .contains("GTWS-S-05", "connection_akc", "Allowed", "Found")
                .contains("-Dgraphqltck.scenarios=gtws.init.acknowledged");
        Throwable failure = results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
        assertThat(failure.getStackTrace())
                .singleElement()
                .satisfies(frame -> assertThat(frame.toString())
                        .matches("graphql-transport-ws\\.gtws\\.init\\.acknowledged\\(init\\.tck\\.yaml:\\d+\\)"));
    }

    @Test
    void saysWhatIsBlocked() {
        assertThat(run(Suites.Wrong.class)
                        .testEvents()
                        .failed()
                        .map(event -> String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                        .filter(text -> text.startsWith("blocked: "))
                        .toList())
                .hasSize(1);
    }

    @Test
    void abortsKnownFailuresAndFailsFixedOnes() {
        assertThat(finished(run(Suites.Known.class))).containsExactly("gtws.init.acknowledged ABORTED");
        assertThat(failure(run(Suites.Mended.class))).startsWith("fixed: ").contains("remove it from the baseline");
    }

    @Test
    void selectsOneScenarioByParameterAndByResource() {
        EngineExecutionResults byParameter = kit(selectClass(Suites.Right.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.twice")
                .execute();
        assertThat(finished(byParameter)).containsExactly("gtws.init.twice SUCCESSFUL");

        EngineExecutionResults byFile = kit(selectClasspathResource("graphql-tck/graphql-transport-ws/init.tck.yaml"))
                .configurationParameter(Constants.SUBJECT, Suites.Right.class.getName())
                .execute();
        assertThat(finished(byFile)).containsExactly("gtws.init.acknowledged SUCCESSFUL", "gtws.init.twice SUCCESSFUL");
    }

    @Test
    void selectsByThePositionInAResource() {
        TestDescriptor scenario = run(Suites.Right.class)
                .testEvents()
                .map(Event::getTestDescriptor)
                .filter(descriptor -> descriptor.getLegacyReportingName().equals("gtws.init.twice"))
                .findFirst()
                .orElseThrow();
        int line = ((ClasspathResourceSource) scenario.getSource().orElseThrow())
                .getPosition()
                .orElseThrow()
                .getLine();

        EngineExecutionResults results = kit(selectClasspathResource(
                        "graphql-tck/graphql-transport-ws/init.tck.yaml", FilePosition.from(line + 1)))
                .configurationParameter(Constants.SUBJECT, Suites.Right.class.getName())
                .execute();

        assertThat(finished(results)).containsExactly("gtws.init.twice SUCCESSFUL");
    }

    @Test
    void isSilentWhereNobodyAsked() {
        EngineExecutionResults results =
                kit(selectPackage("io.graphqltck.core")).execute();

        assertThat(results.testEvents().count()).isZero();
        assertThat(kit(selectClass(EngineTest.class)).execute().testEvents().count())
                .isZero();
        assertThat(kit(selectClasspathResource("graphql-tck/graphql-transport-ws/init.tck.yaml"))
                        .execute()
                        .testEvents()
                        .count())
                .isZero();
    }

    @Test
    void failsWhenNothingWasPlayed() {
        assertThat(failure(run(Suites.WithoutCapability.class)))
                .contains("not one scenario of", "was played", "init-timeout");
    }

    @Test
    void explainsWhatMakesNoSense() {
        assertThat(failure(run(Suites.UnknownProtocol.class)))
                .contains("unknown protocol `graphql-transport-sw`. Did you mean `graphql-transport-ws`?");
        assertThat(failure(run(Suites.NoProtocol.class))).contains("names no protocol");
        assertThat(failure(run(Suites.NothingSelected.class))).contains("no scenario matches `gtws.nope`");
        assertThat(failure(run(Suites.MissingFolder.class))).contains("no/such/folder", "no such file or folder");
        assertThat(failure(run(Suites.NoSubject.class))).contains("implements neither", "ServerUnderTest");
        assertThat(failure(kit(selectClass(Suites.Right.class))
                        .configurationParameter(Constants.FAIL_ON, "mist")
                        .execute()))
                .contains("graphqltck.failOn: unknown word `mist`. Did you mean `must`?");
    }

    @Test
    void failsWhenTheSubjectCannotBeMadeOrStarted() throws InterruptedException {
        assertThat(failure(run(Suites.Throwing.class))).contains("cannot be made", "no database");
        assertThat(failure(run(Suites.Failing.class))).contains("start() failed with", "the port is taken");
        assertThat(failure(kit(selectClass(Suites.Endless.class))
                        .configurationParameter(Constants.START_TIMEOUT, "200ms")
                        .execute()))
                .contains("did not return within 200 ms", "graphqltck.startTimeout");
        Thread starting = Objects.requireNonNull(Suites.Endless.interrupted);
        starting.join(10_000);
        assertThat(starting.isAlive()).isFalse();
    }
}
