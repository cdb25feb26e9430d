package io.graphqltck.junit;

import static io.graphqltck.junit.Runs.finished;
import static io.graphqltck.junit.Runs.kit;
import static io.graphqltck.junit.Runs.message;
import static io.graphqltck.junit.Runs.run;
import static io.graphqltck.junit.Runs.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.graphqltck.junit.engine.GraphqlTckEngine;
import io.graphqltck.junit.packaged.PackagedSuite;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class SelectorsTests {

    private static final String RESOURCE = "graphql-tck/graphql-transport-ws/init.tck.yaml";

    private static EngineExecutionResults files(DiscoverySelector selector, Class<?> subject) {
        return kit(selector)
                .configurationParameter(Constants.SUBJECT, subject.getName())
                .execute();
    }

    @Test
    void oneScenarioByParameter() {
        EngineExecutionResults results = kit(selectClass(Suites.Right.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.twice")
                .execute();

        assertThat(finished(results)).containsExactly("gtws.init.twice SUCCESSFUL");
    }

    @Test
    void byUniqueIdOfAScenarioThemeOrClass() {
        String theme = EngineTests.SUITE + "/[protocol:graphql-transport-ws]/[theme:init]";

        assertThat(finished(kit(selectUniqueId(theme + "/[scenario:gtws.init.twice]"))
                        .execute()))
                .containsExactly("gtws.init.twice SUCCESSFUL");
        assertThat(finished(kit(selectUniqueId(theme)).execute()))
                .containsExactly("gtws.init.acknowledged SUCCESSFUL", "gtws.init.twice SUCCESSFUL");
        assertThat(finished(kit(selectUniqueId(EngineTests.SUITE)).execute())).hasSizeGreaterThan(5);
    }

    @Test
    void aUniqueIdOfAScenarioThatIsNoMoreFails() {
        assertThat(message(kit(selectUniqueId(EngineTests.SUITE
                                + "/[protocol:graphql-transport-ws]/[theme:init]/[scenario:gtws.init.thrice]"))
                        .execute()))
                .contains("no scenario of", "is what was selected");
    }

    @Test
    void byPackage() {
        assertThat(finished(
                        kit(selectPackage(PackagedSuite.class.getPackageName())).execute()))
                .containsExactly("gtws.init.acknowledged SUCCESSFUL");
    }

    @Test
    void byResourceAndByThePositionInIt() {
        assertThat(finished(files(selectClasspathResource(RESOURCE), Suites.Right.class)))
                .containsExactly("gtws.init.acknowledged SUCCESSFUL", "gtws.init.twice SUCCESSFUL");
        int line = ((ClasspathResourceSource) scenario(run(Suites.Right.class), "gtws.init.twice")
                        .getSource()
                        .orElseThrow())
                .getPosition()
                .orElseThrow()
                .getLine();

        assertThat(finished(files(selectClasspathResource(RESOURCE, FilePosition.from(line + 1)), Suites.Right.class)))
                .containsExactly("gtws.init.twice SUCCESSFUL");
    }

    @Test
    void byFileAndByThePositionInIt() {
        String file = "src/test/resources/own/greets.tck.yaml";

        assertThat(finished(files(selectFile(file), Suites.OwnScenarios.class)))
                .containsExactly("gtws.own.greets SUCCESSFUL");
        assertThat(finished(files(selectFile(file, FilePosition.from(5)), Suites.OwnScenarios.class)))
                .containsExactly("gtws.own.greets SUCCESSFUL");
    }

    @Test
    void aFileWithoutASubjectFails() {
        assertThat(message(kit(selectClasspathResource(RESOURCE)).execute()))
                .isEqualTo(
                        RESOURCE + " is selected, but nothing says which subject plays it; give the parameter"
                                + " graphqltck.subject the name of a class that is annotated with @Conformance, or select that class");
        assertThat(message(files(selectClasspathResource(RESOURCE), String.class)))
                .isEqualTo(
                        "the parameter graphqltck.subject is `java.lang.String`, which is not annotated with @Conformance");
        assertThat(message(kit(selectFile("own/greets.tck.yaml"))
                        .configurationParameter(Constants.SUBJECT, "org.example.Nobody")
                        .execute()))
                .isEqualTo("the parameter graphqltck.subject is `org.example.Nobody`, and there is no such class");
    }

    @Test
    void isSilentWhereNobodyAsked() {
        EngineExecutionResults results = EngineTestKit.engine(GraphqlTckEngine.ID)
                .selectors(
                        selectPackage("io.graphqltck.core"),
                        selectClass(SelectorsTests.class),
                        selectClasspathResource("application.yaml"),
                        selectUniqueId("[engine:junit-jupiter]/[class:org.example.Some]"))
                .execute();

        assertThat(results.testEvents().count()).isZero();
        assertThat(results.allEvents().failed().count()).isZero();
    }
}
