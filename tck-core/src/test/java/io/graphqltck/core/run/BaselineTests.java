package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known to fail is told apart from what newly fails, fails otherwise, or fails no more. */
class BaselineTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @Test
    void knowsAFailure() {
        assertThat(judged("demo.test.one", "DEMO-S-01", null, Verdict.FAILED)).isEqualTo(Verdict.KNOWN_FAILURE);
    }

    @Test
    void knowsItByAnEarlierId() {
        assertThat(judged("demo.test.formerly", "DEMO-S-01", null, Verdict.FAILED))
                .isEqualTo(Verdict.KNOWN_FAILURE);
    }

    @Test
    void seesThatItFailsForAnotherReason() {
        assertThat(judged("demo.test.one", "DEMO-S-02", null, Verdict.FAILED)).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void seesThatItIsFixed() {
        assertThat(judged("demo.test.one", "DEMO-S-01", null, Verdict.PASSED)).isEqualTo(Verdict.FIXED);
        assertThat(judged("demo.test.one", "DEMO-S-01", null, Verdict.WARNED)).isEqualTo(Verdict.FIXED);
    }

    @Test
    void aPassOfWhatFailsAtTimesIsNoNews() {
        Baseline baseline = new Baseline(
                List.of(new Baseline.Known("demo.test.one", "DEMO-S-01", "a race", null, null, true, false)));

        assertThat(verdict(baseline, Verdict.PASSED)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(baseline, Verdict.WARNED)).isEqualTo(Verdict.WARNED);
        assertThat(verdict(baseline, Verdict.FAILED)).isEqualTo(Verdict.KNOWN_FAILURE);
    }

    @Test
    void holdsOnItsLastDayAndNoLonger() {
        assertThat(judged("demo.test.one", "DEMO-S-01", TODAY, Verdict.FAILED)).isEqualTo(Verdict.KNOWN_FAILURE);
        assertThat(judged("demo.test.one", "DEMO-S-01", TODAY.minusDays(1), Verdict.FAILED))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void leavesOthersAlone() {
        assertThat(judged("demo.test.two", "DEMO-S-01", null, Verdict.FAILED)).isEqualTo(Verdict.FAILED);
        assertThat(judged("demo.test.one", "DEMO-S-01", null, Verdict.BLOCKED)).isEqualTo(Verdict.BLOCKED);
        assertThat(judged("demo.test.one", "DEMO-S-01", null, Verdict.HARNESS_ERROR))
                .isEqualTo(Verdict.HARNESS_ERROR);
    }

    private static Verdict judged(
            String known, String requirement, @org.jspecify.annotations.Nullable LocalDate expires, Verdict verdict) {
        Baseline baseline = new Baseline(List.of(new Baseline.Known(known, requirement, "reported", null, expires)));
        return verdict(baseline, verdict);
    }

    private static Verdict verdict(Baseline baseline, Verdict verdict) {
        List<ScenarioResult> results = baseline.applyTo(List.of(Results.of(0, verdict, "DEMO-S-01", null)), TODAY);
        return results.get(0).verdict();
    }
}
