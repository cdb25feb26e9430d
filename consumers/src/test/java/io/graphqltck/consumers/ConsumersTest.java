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
class ConsumersTest {

    private static final Path MATRIX = Path.of("target/it/matrix");
    private static final Path FAILING = Path.of("target/it/failing");

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

        assertThat(reports.counts()).as(reports.toString()).isEqualTo("1/1/0/0");
        assertThat(reports.test("gtws.stream.completes").text())
                .contains(
                        "failed: GTWS-C-",
                        "client: ClientConformanceTest",
                        "Allowed",
                        "Found",
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
