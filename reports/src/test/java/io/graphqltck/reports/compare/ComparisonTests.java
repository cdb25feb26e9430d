package io.graphqltck.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.compare.Change.Kind;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTests {

    @ParameterizedTest
    @CsvSource({
        "passed,failed,NEWLY_FAILING",
        "passed,blocked,NEWLY_FAILING",
        "passed,harness-error,NEWLY_FAILING",
        "passed,known-blocked,NEWLY_FAILING",
        "warned,known-failure,NEWLY_FAILING",
        "not-applicable,failed,NEWLY_FAILING",
        "failed,blocked,CHANGED_REASON",
        "failed,passed,FIXED",
        "known-failure,fixed,FIXED",
        "harness-error,passed,FIXED",
        "failed,not-applicable,OTHERWISE",
        "passed,warned,OTHERWISE",
        "passed,untestable,OTHERWISE",
    })
    void finds_what_differs(String before, String after, Kind kind) {
        assertThat(kinds(Samples.result("demo.a", Verdict.of(before)), Samples.result("demo.a", Verdict.of(after))))
                .containsExactly(kind);
    }

    /** What a baseline says of a result is no difference. */
    @ParameterizedTest
    @CsvSource({
        "failed,known-failure",
        "known-failure,changed",
        "passed,fixed",
        "blocked,known-blocked",
        "not-applicable,untestable"
    })
    void finds_no_difference_where_the_subject_does_the_same(String before, String after) {
        assertThat(kinds(Samples.result("demo.a", Verdict.of(before)), Samples.result("demo.a", Verdict.of(after))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void finds_no_difference_between_the_same(Verdict verdict) {
        Result result = Samples.result("demo.a", verdict);
        assertThat(kinds(result, result)).isEmpty();
    }

    @Test
    void finds_another_reason() {
        Result before = Samples.result("demo.a", Verdict.FAILED);
        Result after = Samples.failing(before, "DEMO-S-02");
        assertThat(kinds(before, after)).containsExactly(Kind.CHANGED_REASON);
    }

    @Test
    void finds_what_appeared_and_what_is_gone() {
        Results before =
                Samples.server(Samples.result("demo.a", Verdict.PASSED), Samples.result("demo.gone", Verdict.PASSED));
        Results after = Samples.server(
                Samples.result("demo.a", Verdict.PASSED),
                Samples.result("demo.new", Verdict.PASSED),
                Samples.result("demo.bad", Verdict.FAILED));
        assertThat(ResultsComparison.of(before, after))
                .extracting(change -> change.kind() + " " + change.id())
                .containsExactly("APPEARED_FAILING demo.bad", "GONE demo.gone", "APPEARED demo.new");
    }

    @Test
    void finds_runs_that_another_edition_judges() {
        SubjectRun all = Samples.run("ariadne", null, Samples.result("demo.a", Verdict.PASSED));
        Results whole = Samples.results(Instant.EPOCH, all);
        Results pinned = Samples.results(Instant.EPOCH, Samples.pinned(Samples.version(all, "2.0.0"), 1));
        assertThat(ResultsComparison.repinned(pinned, pinned, Map.of())).isEmpty();
        assertThat(ResultsComparison.repinned(whole, pinned, Map.of()))
                .extracting(
                        run -> run.before().editionWords() + ", " + run.after().editionWords())
                .containsExactly("all that the kit has, edition 1");
    }

    @Test
    void knows_a_renamed_scenario() {
        Result before = Samples.result("demo.old", Verdict.PASSED);
        Result after = Samples.alias(Samples.result("demo.new", Verdict.FAILED), "demo.old");
        List<Change> changes = ResultsComparison.of(Samples.server(before), Samples.server(after));
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.NEWLY_FAILING);
        assertThat(changes.get(0).before()).isEqualTo(before);
    }

    @Test
    void compares_versions_of_a_subject() {
        SubjectRun before = Samples.run("ariadne", null, Samples.result("demo.a", Verdict.PASSED));
        SubjectRun after =
                Samples.version(Samples.run("ariadne", null, Samples.result("demo.a", Verdict.FAILED)), "2.0.0");
        assertThat(ResultsComparison.of(Samples.results(Instant.EPOCH, before), Samples.results(Instant.EPOCH, after)))
                .extracting(Change::kind)
                .containsExactly(Kind.NEWLY_FAILING);
        // With both versions in the newer results, each is compared with its own.
        assertThat(ResultsComparison.of(
                        Samples.results(Instant.EPOCH, before), Samples.results(Instant.EPOCH, before, after)))
                .extracting(Change::kind)
                .containsExactly(Kind.APPEARED_FAILING);
    }

    @Test
    void finds_another_outcome() {
        Result before = Samples.outcomes(Samples.result("demo.a", Verdict.PASSED), "closed with 4403");
        Result after = Samples.outcomes(Samples.result("demo.a", Verdict.PASSED), "closed otherwise");
        assertThat(kinds(before, after)).containsExactly(Kind.OUTCOME);
        assertThat(kinds(before, before)).isEmpty();
    }

    @Test
    void knows_a_renamed_subject_where_it_is_named() {
        Results before = Samples.server("before", Samples.result("demo.a", Verdict.PASSED));
        Results after = Samples.server("after", Samples.result("demo.a", Verdict.FAILED));
        assertThat(ResultsComparison.of(before, after, Map.of("after", "before")))
                .extracting(Change::kind)
                .containsExactly(Kind.NEWLY_FAILING);
        assertThat(ResultsComparison.of(before, after))
                .extracting(Change::kind)
                .containsExactly(Kind.APPEARED_FAILING, Kind.GONE);
    }

    @Test
    void tells_which_differences_are_for_the_worse() {
        assertThat(Kind.values())
                .filteredOn(Kind::isWorse)
                .containsExactly(Kind.NEWLY_FAILING, Kind.CHANGED_REASON, Kind.APPEARED_FAILING, Kind.GONE);
    }

    private static List<Kind> kinds(Result before, Result after) {
        return ResultsComparison.of(Samples.server(before), Samples.server(after)).stream()
                .map(Change::kind)
                .toList();
    }
}
