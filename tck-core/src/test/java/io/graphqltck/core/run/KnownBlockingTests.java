package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a known failure blocks is no news; what anything else blocks is. */
class KnownBlockingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final String PROOF = "demo.test.two";

    private final ScenarioResult blocked = Results.of(0, Verdict.FAILED, "DEMO-S-01", PROOF);

    @Test
    void isKnownWhereTheProofFailsAsTheBaselineSays() {
        ScenarioResult proof = Results.of(1, Verdict.FAILED, "DEMO-S-01", null);
        ScenarioResult result = first(known(PROOF, "DEMO-S-01", null), blocked, proof);

        assertThat(result.verdict()).isEqualTo(Verdict.KNOWN_BLOCKED);
        assertThat(result.reason())
                .isEqualTo("it builds on what `demo.test.two` tests, which ended as failed: as it is");
        assertThat(FailOn.ANY.fails(result.verdict())).isFalse();
    }

    @Test
    void isNewsWhereTheProofFailsAnewOrOtherwiseOrItsEntryExpired() {
        ScenarioResult proof = Results.of(1, Verdict.FAILED, "DEMO-S-01", null);

        assertThat(first(Baseline.EMPTY, blocked, proof).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(first(known(PROOF, "DEMO-S-02", null), blocked, proof).verdict())
                .isEqualTo(Verdict.BLOCKED);
        assertThat(first(known(PROOF, "DEMO-S-01", TODAY.minusDays(1)), blocked, proof)
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
        assertThat(FailOn.MUST.fails(Verdict.BLOCKED)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"HARNESS_ERROR", "UNTESTABLE", "NOT_APPLICABLE"})
    void isNewsWhereNothingIsKnownOfTheProof(Verdict proof) {
        assertThat(first(known(PROOF, "DEMO-S-01", null), blocked, Results.of(1, proof, "DEMO-S-01", null))
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void isNoRedderThanAProofThatOnlyWarns() {
        ScenarioResult proof = Results.warned(1, "DEMO-S-01");

        assertThat(first(Baseline.EMPTY, blocked, proof).verdict()).isEqualTo(Verdict.KNOWN_BLOCKED);
    }

    @Test
    void isAsKnownAsWhatBlocksItsProof() {
        ScenarioResult proof = Results.of(1, Verdict.FAILED, "DEMO-S-01", "demo.test.alone");
        ScenarioResult last = Results.of(2, Verdict.FAILED, "DEMO-S-01", null);

        assertThat(verdicts(known("demo.test.alone", "DEMO-S-01", null), blocked, proof, last))
                .containsExactly(Verdict.KNOWN_BLOCKED, Verdict.KNOWN_BLOCKED, Verdict.KNOWN_FAILURE);
        assertThat(verdicts(Baseline.EMPTY, blocked, proof, last))
                .containsExactly(Verdict.BLOCKED, Verdict.BLOCKED, Verdict.FAILED);
    }

    /** Neither is blocked by the other, so that each is known by its own entry. */
    @Test
    void isNoBlockingWhereTwoRestOnEachOther() {
        ScenarioResult proof = Results.of(1, Verdict.FAILED, "DEMO-S-01", "demo.test.one");
        Baseline both = new Baseline(List.of(
                new Baseline.Known("demo.test.one", "DEMO-S-01", "reported", null, null),
                new Baseline.Known(PROOF, "DEMO-S-01", "reported", null, null)));

        assertThat(verdicts(both, blocked, proof)).containsExactly(Verdict.KNOWN_FAILURE, Verdict.KNOWN_FAILURE);
        assertThat(verdicts(known(PROOF, "DEMO-S-01", null), blocked, proof))
                .containsExactly(Verdict.FAILED, Verdict.KNOWN_FAILURE);
    }

    /** As with {@code --scenario}. */
    @Test
    void isKnownWithoutTheProofOnlyWhereItIsTheFailureOfItsEntry() {
        assertThat(first(known(PROOF, "DEMO-S-01", null), blocked).verdict()).isEqualTo(Verdict.KNOWN_BLOCKED);
        assertThat(first(known(PROOF, "DEMO-S-02", null), blocked).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(first(known(PROOF, "DEMO-S-01", TODAY.minusDays(1)), blocked).verdict())
                .isEqualTo(Verdict.BLOCKED);
        assertThat(first(Baseline.EMPTY, blocked).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static Baseline known(String id, String requirement, @Nullable LocalDate expires) {
        return new Baseline(List.of(new Baseline.Known(id, requirement, "reported", null, expires)));
    }

    private static ScenarioResult first(Baseline baseline, ScenarioResult... results) {
        return all(baseline, results).get(0);
    }

    private static List<Verdict> verdicts(Baseline baseline, ScenarioResult... results) {
        return all(baseline, results).stream().map(ScenarioResult::verdict).toList();
    }

    private static List<ScenarioResult> all(Baseline baseline, ScenarioResult... results) {
        List<ScenarioResult> judged = baseline.applyTo(Blocking.applyTo(List.of(results)), TODAY);
        return new KnownBlocking(judged, baseline, TODAY).results();
    }
}
