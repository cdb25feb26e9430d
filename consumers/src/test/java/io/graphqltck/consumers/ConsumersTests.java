package io.graphqltck.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builds of the consumers ran before; these tests read what came of them. */
class ConsumersTests {

    private static final Path MATRIX = Path.of("target/it/matrix");
    private static final Path FAILING = Path.of("target/it/failing");
    private static final Path VERSIONS = Path.of("target/it/versions");

    @TestFactory
    Stream<DynamicTest> everySurefireWithEveryJunit() {
        return Stream.of("3.2.5", "3.5.6", "3.6.1")
                .flatMap(surefire -> Stream.of("5.10", "5.12", "5.14", "6.1")
                        .map(junit -> "surefire-" + surefire + "-junit-" + junit))
                .map(name -> DynamicTest.dynamicTest(name, () -> assertPlayed(name)));
    }

    @Test
    void aProjectWithoutJupiter() throws Exception {
        assertPlayed("platform-alone");
    }

    private static void assertPlayed(String module) throws Exception {
        SurefireReports reports = SurefireReports.of(MATRIX.resolve(module));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("3/0/0/1");
        assertThat(reports.test("gtws.stream.completes").end()).isEqualTo("passed");
        assertThat(reports.test("gtws.single.query").text()).contains("not-applicable: ", "`queries`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-junit-5.10", "plain-junit-6.1"})
    void aProjectThatOnlyHasTheJar(String module) throws Exception {
        SurefireReports reports = SurefireReports.of(MATRIX.resolve(module));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("1/0/0/0");
        assertThat(loadedClasses(module))
                .contains("io.graphqltck.junit.engine.GraphqlTckEngine")
                .noneMatch(name -> name.startsWith("io.graphqltck.core.load.")
                        || name.startsWith("io.graphqltck.shaded.")
                        || name.startsWith("io.graphqltck.wire."));
    }

    /**
     * Versions of Surefire differ in where they look for the tests of a class. Each module was green, with an annotated class and with
     * a factory of dynamic tests, and then red.
     */
    @ParameterizedTest
    @CsvSource({
        "surefire-3.0.0, 3.0.0",
        "surefire-3.5.0, 3.5.0",
        "surefire-3.5.1, 3.5.1",
        "surefire-3.5.2, 3.5.2",
        "surefire-3.5.3, 3.5.3",
        "surefire-3.5.4, 3.5.4",
        "surefire-3.5.5, 3.5.5",
        "surefire-3.5.6, 3.5.6",
        "surefire-3.6.1, 3.6.1",
        "boot-3.4.7,     3.5.3",
        "boot-3.5.5,     3.5.3",
        "boot-4.1.0,     3.5.6",
        "quarkus-3.28,   3.5.3"
    })
    void aFailureReachesTheBuildUnderEverySurefire(String module, String surefire) throws Exception {
        SurefireReports green = SurefireReports.of(VERSIONS.resolve(module));
        assertThat(green.counts()).as(green.toString()).isEqualTo("5/0/0/2");

        // Three scenarios fail, and the class and its factory with them.
        SurefireReports red = SurefireReports.of(VERSIONS.resolve(module), "red-reports");
        assertThat(red.counts()).as(red.toString()).isEqualTo("2/5/0/2");
        assertThat(red.cases())
                .anySatisfy(one -> assertThat(one.text()).contains("2 of 4 scenarios failed"))
                .anySatisfy(one -> assertThat(one.text()).contains("1 of 3 scenarios failed"));

        // The first execution of the module was no failure, or the second one would not have been begun.
        assertThat(Files.readString(VERSIONS.resolve("build.log")))
                .contains("maven-surefire-plugin:" + surefire + ":test (red) on project " + module
                        + ": There are test failures.");
    }

    private static List<String> loadedClasses(String module) throws IOException {
        try (Stream<String> lines = Files.lines(MATRIX.resolve(module).resolve("target/classes.log"))) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                    .filter(name -> name.startsWith("io.graphqltck."))
                    .toList();
        }
    }

    /** Each has its own Jackson, Netty and JUnit: Netty 4.1 and Jackson 2 here, Netty 4.2 and Jackson 3 in the examples. */
    @ParameterizedTest
    @CsvSource({
        "target/it/frameworks/vertx-4,         5/0/0/1",
        "target/it/frameworks/boot-3.5,        4/0/0/2",
        "target/examples/server,               5/0/0/2",
        "target/examples/client,               4/0/0/1",
        "target/examples/spring-boot,          6/0/0/1",
        "target/examples/assertj,              2/0/0/0"
    })
    void frameworksAndExamples(String project, String counts) throws Exception {
        SurefireReports reports = SurefireReports.of(Path.of(project));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo(counts);
    }

    @Test
    void aBaselineMakesAKnownFailureNoNews() throws Exception {
        SurefireReports reports = SurefireReports.of(Path.of("target/examples/server"));

        assertThat(reports.test("gtws.init.twice").end()).isEqualTo("skipped");
        assertThat(reports.test("gtws.init.twice").text())
                .contains("known-failure: Vert.x closes with 4400 instead of 4429.");
    }

    @Test
    void aWrongClientFailsWithItsStory() throws Exception {
        SurefireReports reports = SurefireReports.of(FAILING.resolve("wrong-client"));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("1/2/0/0");
        assertThat(reports.test("gtws.stream.completes").text())
                .contains(
                        "failed: GTWS-C-82",
                        "client: ClientConformanceTest",
                        "Expected",
                        "Received",
                        "mvn test -Dtest=ClientConformanceTest",
                        "-Dgraphqltck.scenarios=gtws.stream.completes")
                .containsPattern("at graphql-transport-ws\\.gtws\\.stream\\.completes\\(stream\\.tck\\.yaml:\\d+\\)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-selected", "unknown-parameter"})
    void whatMakesNoSenseFailsTheBuild(String module) throws Exception {
        SurefireReports reports = SurefireReports.of(FAILING.resolve(module));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("0/0/1/0");
        assertThat(reports.test("configuration").text()).contains("Did you mean `");
    }

    @Test
    void aServerThatDoesNotStartFailsTheBuild() throws Exception {
        SurefireReports reports = SurefireReports.of(FAILING.resolve("server-that-does-not-start"));

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("0/0/1/0");
        assertThat(reports.cases().get(0).text())
                .contains(
                        "ServerConformanceTest.start() failed with java.lang.IllegalStateException: the port is taken");
    }
}
