package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure in a fragment counts against the scenario only where the fragment's own scenario passed. */
class BlockingTests {

    private final ScenarioResult failed = Results.of(0, Verdict.FAILED, "DEMO-S-01", "demo.test.two");

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"FAILED", "HARNESS_ERROR", "UNTESTABLE", "NOT_APPLICABLE", "BLOCKED"})
    void blocksWhereTheProofDidNotPass(Verdict proof) {
        assertThat(first(failed, Results.of(1, proof, "DEMO-S-01", null)).verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"PASSED", "WARNED"})
    void doesNotBlockWhereTheProofPassed(Verdict proof) {
        assertThat(first(failed, Results.of(1, proof, "DEMO-S-01", null)).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    /** Two that rest on each other would otherwise both be blocked, and what is wrong would show nowhere. */
    @Test
    void blocksNothingByWhatRestsOnItInTurn() {
        assertThat(first(failed, Results.of(1, Verdict.FAILED, "DEMO-S-01", "demo.test.one"))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void blocksWhereTheProofWasNotPlayed() {
        assertThat(first(failed).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(first(failed).reason())
                .isEqualTo("it builds on what `demo.test.two` tests, which was not played in this run: as it is");
    }

    @Test
    void blocksWhereTheProofWasLeftWithAWarning() {
        ScenarioResult warned = Results.of(1, Verdict.WARNED, "DEMO-S-02", null);
        Finding left = new Finding("DEMO-S-02", Judgement.WARN, "script", 0, null, List.of("a"), "b");
        ScenarioResult proof = new ScenarioResult(
                warned.scenario(),
                Role.SERVER,
                Verdict.WARNED,
                "",
                List.of(left),
                List.of(),
                null,
                null,
                Duration.ZERO);

        assertThat(first(failed, proof).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    /** An open sentence that did not come about within a fragment: observed where its proof passed, blocked otherwise. */
    @ParameterizedTest
    @CsvSource({"PASSED,PASSED", "FAILED,BLOCKED"})
    void blocksWhatWasOnlyObservedUnlessTheProofPassed(Verdict proof, Verdict expected) {
        ScenarioResult two = Results.of(1, proof, "DEMO-S-01", null);
        Finding left = new Finding("DEMO-S-02", Judgement.OBSERVE, "script", 0, null, List.of("a"), "b");
        ScenarioResult observed = new ScenarioResult(
                Results.PROTOCOL.scenarios().get(0),
                Role.SERVER,
                Verdict.PASSED,
                "",
                List.of(left),
                List.of(),
                "demo.test.two",
                null,
                Duration.ZERO);

        assertThat(first(observed, two).verdict()).isEqualTo(expected);
    }

    @Test
    void leavesOthersAlone() {
        assertThat(first(Results.of(0, Verdict.FAILED, "DEMO-S-01", null)).verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(first(Results.of(0, Verdict.WARNED, "DEMO-S-01", "demo.test.two"))
                        .verdict())
                .isEqualTo(Verdict.WARNED);
    }

    private static ScenarioResult first(ScenarioResult... results) {
        return Blocking.applyTo(List.of(results)).get(0);
    }
}
