package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one scenario makes of an adapter, the others keep their results, and the run ends. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
final class HostileAdapterTests {

    /** Its operation sets the flaw off. */
    private static final String TROUBLED = "gtws.stream.first-result";

    /**
     * What is waited for in full: of the first some sessions are answered, of the others none, however long the kit waits. What those
     * do that are not here, and the end of a process, is an event, which on a busy machine may come late.
     */
    private static final Map<String, Duration> SILENT = Map.of(
            "never-answers", Duration.ofSeconds(10), "deaf", Duration.ofSeconds(2), "mute", Duration.ofSeconds(2));

    private static final List<String> OTHERS = List.of("gtws.stream.completes", "gtws.init.acknowledged");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crashes         | FAILED        | played alone, it ends the subject's process: the adapter's process ended with exit code 70; its standard error ends with
            hangs-up-and-crashes | FAILED   | played alone, it ends the subject's process: the adapter's process ended with exit code 71; its standard error ends with
            prints-garbage  | HARNESS_ERROR | a line that is not JSON: Segmentation fault? No: op
            answers-another | HARNESS_ERROR | a "synced" that no "sync" waits for
            floods          | HARNESS_ERROR | the adapter reported more than 20000 events in one session
            never-answers   | HARNESS_ERROR | the adapter has not answered `sync`
            """)
    void takesNoOtherScenarioAlong(String flaw, Verdict verdict, String reason) throws Exception {
        List<ScenarioResult> results = run(flaw).results();

        assertThat(results).hasSize(OTHERS.size() + 1);
        for (ScenarioResult result : results) {
            if (result.scenario().id().equals(TROUBLED)) {
                assumeThat(result.reason()).doesNotStartWith("the kit itself was late");
                assertThat(result.verdict()).as(result.reason()).isEqualTo(verdict);
                assertThat(result.reason()).contains(reason);
            } else {
                assertThat(result.verdict())
                        .as(result.scenario().id() + ": " + result.reason())
                        .isEqualTo(Verdict.PASSED);
            }
        }
    }

    @Test
    void isEndedByForce() throws Exception {
        String flaw = "ignores-end-of-input";

        assertThat(run(flaw).complete()).isTrue();

        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .map(child -> child.info().commandLine().orElse("")))
                .noneMatch(line -> line.endsWith(flaw));
    }

    /** One that never reads its commands, and one that closes its output and lives on: nobody knows what their clients do. */
    @ParameterizedTest
    @ValueSource(strings = {"deaf", "mute"})
    void isNotTheClientsSilence(String flaw) throws Exception {
        assertThat(run(flaw).results()).hasSize(OTHERS.size() + 1).allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
            assertThat(result.reason()).contains("the adapter has not answered `sync`");
        });
    }

    private static RunResult run(String flaw) throws InterruptedException {
        Protocol protocol = Catalog.shipped().protocol("graphql-transport-ws");
        List<Scenario> scenarios = protocol.scenarios().stream()
                .filter(scenario -> scenario.id().equals(TROUBLED) || OTHERS.contains(scenario.id()))
                .toList();
        SubjectInfo subject = new SubjectInfo(
                "hostile", "Hostile", "", Role.CLIENT, Set.of("unsubscribe"), false, Map.of(), Map.of());
        ChildCommand command = new ChildCommand(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleAdapter.class.getName(),
                        flaw),
                Path.of("."),
                Map.of());
        Options options = Options.DEFAULT
                .withPatience(SILENT.getOrDefault(flaw, Duration.ofMinutes(2)))
                .withClosing(flaw.endsWith("crashes") ? Duration.ofMinutes(2) : Duration.ofSeconds(1));
        Judge judge = new Judge(Rules.load(HostileAdapterTests.class.getClassLoader()), false);
        try (Reactor reactor = new Reactor(1);
                ClientVenue venue = new ClientVenue(
                        reactor, AdapterSubject.of(command), ListenOptions.loopback(), null, PlayMode.JUDGE)) {
            // One at a time, so that each flaw is its own scenario's.
            return new SuiteRun(protocol, subject, venue, options, judge, 1, RunListener.NONE)
                    .run(scenarios, Baseline.EMPTY);
        }
    }
}
