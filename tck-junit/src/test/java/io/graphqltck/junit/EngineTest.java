package io.graphqltck.junit;

import static io.graphqltck.junit.Runs.failure;
import static io.graphqltck.junit.Runs.finished;
import static io.graphqltck.junit.Runs.kit;
import static io.graphqltck.junit.Runs.message;
import static io.graphqltck.junit.Runs.run;
import static io.graphqltck.junit.Runs.scenario;
import static io.graphqltck.junit.Runs.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class EngineTest {

    static final String SUITE = "[engine:graphql-tck]/[class:" + Suites.class.getName() + "$Right]";

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
        TestDescriptor scenario = scenario(run(Suites.Right.class), "gtws.init.twice");

        assertThat(scenario.getUniqueId())
                .hasToString(SUITE + "/[protocol:graphql-transport-ws]/[theme:init]/[scenario:gtws.init.twice]");
        assertThat(scenario.getDisplayName()).startsWith("gtws.init.twice: ");
        assertThat(scenario.getTags())
                .contains(TestTag.create("must"), TestTag.create("init"), TestTag.create("graphql-transport-ws"));
        ClasspathResourceSource source =
                (ClasspathResourceSource) scenario.getSource().orElseThrow();
        assertThat(source.getClasspathResourceName()).isEqualTo("graphql-tck/graphql-transport-ws/init.tck.yaml");
        assertThat(source.getPosition().orElseThrow().getLine()).isGreaterThan(3);
        assertThat(getClass().getClassLoader().getResource(source.getClasspathResourceName()))
                .isNotNull();
    }

    @Test
    void failsWithTheWholeStoryAndOneFrame() {
        EngineExecutionResults results = kit(selectClass(Suites.Wrong.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.acknowledged")
                .execute();

        assertThat(message(results))
                .startsWith("failed: GTWS-S-66: expected ")
                .contains("connection_akc", "Requirement", "Expected", "Received", "client: the kit", "server: Wrong")
                .contains("mvn test -Dtest='Suites$Wrong' -Dgraphqltck.scenarios=gtws.init.acknowledged");
        assertThat(failure(results).getStackTrace())
                .singleElement()
                .satisfies(frame -> assertThat(frame.toString())
                        .matches("graphql-transport-ws\\.gtws\\.init\\.acknowledged\\(init\\.tck\\.yaml:\\d+\\)"));
    }

    /** There are build tools that lose tests below containers. */
    @Test
    void failsTheClassWithItsScenarios() {
        EngineExecutionResults results = kit(selectClass(Suites.Wrong.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.acknowledged")
                .execute();

        assertThat(Runs.failures(results.containerEvents())).singleElement().satisfies(failure -> {
            assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "1 of 1 scenarios failed, 1 finding; each scenario is a separate test, with its story:\n"
                                    + "  ✗ GTWS-S-66, MUST: ")
                    .hasMessageContaining("    example   gtws.init.acknowledged");
            assertThat(failure.getStackTrace())
                    .singleElement()
                    .satisfies(frame -> assertThat(frame.getClassName()).isEqualTo(Suites.Wrong.class.getName()));
        });
        assertThat(Runs.failures(run(Suites.Right.class).containerEvents())).isEmpty();
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
    void abortsWhatAKnownFailureBlocks() {
        EngineExecutionResults results = run(Suites.KnownBlocking.class);
        assertThat(results.testEvents().failed().list()).isEmpty();
        assertThat(results.testEvents()
                        .aborted()
                        .map(event -> String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                        .filter(text ->
                                text.startsWith("known-blocked: it builds on what `gtws.init.acknowledged` tests"))
                        .toList())
                .hasSize(1);
    }

    @Test
    void abortsKnownFailuresAndFailsFixedAndChangedOnes() {
        EngineExecutionResults known = run(Suites.Known.class);
        assertThat(finished(known)).containsExactly("gtws.init.acknowledged ABORTED");
        assertThat(known.testEvents()
                        .aborted()
                        .list()
                        .get(0)
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .hasMessage("known-failure: it answers with another message");
        assertThat(message(run(Suites.Mended.class))).startsWith("fixed: ").contains("remove it from the baseline");
        assertThat(message(run(Suites.Changed.class)))
                .startsWith("changed: the baseline expects a failure of GTWS-S-99, but: GTWS-S-66");
    }

    @Test
    void reportsWhatTheDocumentLeavesOpen() {
        EngineExecutionResults results = run(Suites.Observed.class);

        assertThat(finished(results)).containsExactly("gtws.ping.payload-repeated SUCCESSFUL");
        assertThat(entries(results)).containsExactly("graphqltck.observed");
    }

    @Test
    void passesWarningsWithTheirReasonAndFailsThemWhereThatIsAskedFor() {
        EngineExecutionResults lenient = run(Suites.Warned.class);
        assertThat(finished(lenient)).containsExactly("gtws.own.should SUCCESSFUL");
        assertThat(entries(lenient)).containsExactly("graphqltck.verdict");

        EngineExecutionResults strict = kit(selectClass(Suites.Warned.class))
                .configurationParameter(Constants.FAIL_ON, "should")
                .execute();
        assertThat(message(strict)).startsWith("warned: ").contains("Expected", "Received");
    }

    private static List<String> entries(EngineExecutionResults results) {
        return results.testEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> entry.getKeyValuePairs().keySet().stream())
                .toList();
    }

    @Test
    void skipsWhatIsNotApplicableWithTheReason() {
        EngineExecutionResults results = run(Suites.PartlyApplicable.class);

        assertThat(finished(results)).containsExactly("gtws.init.acknowledged SUCCESSFUL");
        assertThat(skipped(results))
                .containsExactlyInAnyOrder(
                        "gtws.init.time-out not-applicable: the subject does not declare the capability `init-timeout`",
                        "gtws.stream.empty untestable: the server has no operation for `emptyCountdown`: it neither offers"
                                + " the control schema nor maps it");
    }

    @Test
    void findsOutWhatIsNotDeclared() {
        EngineExecutionResults probed = run(Suites.Undeclared.class);

        assertThat(finished(probed))
                .containsExactly("gtws.init.acknowledged SUCCESSFUL", "gtws.single.any-schema SUCCESSFUL");
        // Nothing else is tried than what these scenarios need.
        assertThat(probed.containerEvents()
                        .reportingEntryPublished()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
                .containsExactly(Map.of("graphqltck.probed", "probed: queries"));
    }

    @Test
    void findsOutNothingWhereNobodyWantsIt() {
        assertThat(skipped(run(Suites.Unprobed.class)))
                .containsExactly(
                        "gtws.single.any-schema not-applicable: the subject does not declare the capability `queries`");
        EngineExecutionResults asked = kit(selectClass(Suites.Undeclared.class))
                .configurationParameter(Constants.PROBE, "false")
                .execute();
        assertThat(finished(asked)).containsExactly("gtws.init.acknowledged SUCCESSFUL");
    }

    @Test
    void groupsWhatFailsByCause() {
        EngineExecutionResults results = run(Suites.Wrong.class);

        // The one that is blocked is none of the finding's scenarios.
        assertThat(Runs.failures(results.containerEvents()))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("2 of 2 scenarios failed, 1 finding; ")
                        .hasMessageContainingAll(
                                "    received  {\"type\":\"connection_akc\"}",
                                "    example   gtws.init.acknowledged",
                                "\n  gtws.init.twice: blocked: "));
    }

    @Test
    void playsAServersOwnOperations() {
        assertThat(finished(run(Suites.OwnOperations.class))).containsExactly("gtws.single.query SUCCESSFUL");
    }

    @Test
    void playsScenariosOfTheProjectsOwn() {
        EngineExecutionResults results = run(Suites.OwnScenarios.class);

        assertThat(finished(results)).containsExactly("gtws.own.greets SUCCESSFUL");
        FileSource source =
                (FileSource) scenario(results, "gtws.own.greets").getSource().orElseThrow();
        assertThat(source.getFile()).hasName("greets.tck.yaml").exists();
        assertThat(source.getPosition().orElseThrow().getLine()).isEqualTo(4);
    }

    @Test
    void playsNothingOfAProtocolOfWhichNothingIsAsked() {
        assertThat(finished(run(Suites.TwoProtocols.class))).containsExactly("gtws.init.acknowledged SUCCESSFUL");
    }

    @Test
    void skipsAClassThatTheParametersDoNotMean() {
        EngineExecutionResults results = kit(selectClass(Suites.Right.class), selectClass(Suites.Other.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.twice")
                .execute();

        assertThat(finished(results)).containsExactly("gtws.init.twice SUCCESSFUL");
        assertThat(skipped(results))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Suites$Other the parameters graphqltck.* of this run select no scenario of Other"));
    }
}
