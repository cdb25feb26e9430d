package io.graphqltck.reports.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTests {

    private static final String CLOSE = "close frame 4400";

    @Test
    void one_requirement_one_deviation_and_one_moment_are_one_cause() {
        List<Cause> causes = Causes.of(run(
                result("a.of-a-table.row", Verdict.FAILED, "S-01", 5, CLOSE, "nothing within 10000 ms"),
                result("a.simple", Verdict.FAILED, "S-01", 3, CLOSE, "nothing within 10007 ms"),
                result("a.other", Verdict.FAILED, "S-01", 4, "close frame 4401", "{\"type\":\"next\",\"id\":\"x1\"}")));
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).example().id()).isEqualTo("a.simple");
        assertThat(causes.get(0).others()).extracting(Result::id).containsExactly("a.of-a-table.row", "a.other");
        assertThat(causes.get(0).headline())
                .isEqualTo("S-01, MUST: continues where the connection or the operation must end");
    }

    @Test
    void another_requirement_deviation_moment_or_verdict_is_another_cause() {
        assertThat(Causes.of(run(
                        result("a", Verdict.FAILED, "S-01", 1, CLOSE, "nothing within 10000 ms"),
                        result("b", Verdict.FAILED, "S-02", 1, CLOSE, "nothing within 10000 ms"),
                        result("c", Verdict.FAILED, "S-01", 1, CLOSE, "close frame 1011"),
                        result("d", Verdict.FAILED, "S-01", 1, CLOSE, "close frame 1000 \"bye\""),
                        result("e", Verdict.WARNED, "S-01", 1, CLOSE, "nothing within 10000 ms"),
                        result("f", Verdict.FAILED, "S-01", 1, "{\"type\":\"pong\"}", "nothing within 9 ms"),
                        result("g", Verdict.FAILED, "S-01", 1, "{\"type\":\"complete\"}", "nothing within 9 ms"))))
                .hasSize(7);
    }

    @Test
    void failures_come_first_then_the_level_then_the_number_of_scenarios() {
        List<Cause> causes = Causes.of(run(
                result("warned", Verdict.WARNED, "S-01", 1, CLOSE, "nothing within 9 ms"),
                result("should", Verdict.FAILED, "SHOULD-1", 1, CLOSE, "nothing within 9 ms"),
                result("once", Verdict.FAILED, "S-02", 1, CLOSE, "nothing within 9 ms"),
                result("twice.a", Verdict.FAILED, "S-01", 1, CLOSE, "nothing within 9 ms"),
                result("twice.b", Verdict.FAILED, "S-01", 1, CLOSE, "nothing within 9 ms"),
                result("known", Verdict.KNOWN_FAILURE, "S-01", 1, CLOSE, "nothing within 9 ms"),
                result("fine", Verdict.PASSED, "S-01", 1, CLOSE, "nothing within 9 ms")));
        assertThat(causes)
                .extracting(cause -> cause.example().id())
                .containsExactly("twice.a", "once", "should", "warned", "known");
    }

    @Test
    void an_id_is_the_same_whatever_else_fails() {
        Result one = result("a", Verdict.FAILED, "S-01", 1, "{\"type\":\"pong\"}", "nothing within 9 ms");
        Result other = result("b", Verdict.FAILED, "S-01", 1, "{\"type\":\"complete\"}", "nothing within 9 ms");
        String alone =
                Objects.requireNonNull(Causes.byScenario(run(one)).get("a")).id();
        assertThat(Objects.requireNonNull(Causes.byScenario(run(other, one)).get("a"))
                        .id())
                .isEqualTo(alone)
                .startsWith("S-01.silent.");
        assertThat(Objects.requireNonNull(Causes.byScenario(run(other, one)).get("b"))
                        .id())
                .isNotEqualTo(alone);
    }

    @Test
    void a_result_without_a_finding_is_grouped_by_its_reason() {
        List<Cause> causes = Causes.of(run(reason("crashed with 1")));
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).expected()).isEmpty();
        assertThat(causes.get(0).received()).isEqualTo("crashed with 1");
        assertThat(causes.get(0).headline()).isEqualTo("ends before a sentence can be judged");
    }

    @Test
    void what_harms_most_comes_first_whatever_its_level_and_count() {
        Result leak = harmful("leak", Harm.LEAK, Level.SHOULD);
        Result loss = harmful("loss", Harm.LOSS, Level.MAY);
        Result first = harmful("first", Harm.MISUNDERSTANDING, Level.MUST);
        Result second = harmful("second", Harm.MISUNDERSTANDING, Level.MUST);

        List<Cause> causes = Causes.of(run(first, second, leak, loss));

        assertThat(causes).extracting(cause -> cause.example().id()).containsExactly("loss", "leak", "first", "second");
        assertThat(causes.get(0).advice()).isEqualTo("Check loss.");
    }

    @Test
    void a_wrong_claim_is_no_crash() {
        Cause claim = Causes.of(run(reason("the server claims the control schema, which does not hold: it answers …")))
                .get(0);
        Cause crash = Causes.of(run(reason("the client crashed with 1"))).get(0);

        assertThat(claim.harm()).isEqualTo(Harm.MISUNDERSTANDING);
        assertThat(claim.headline()).isEqualTo("claims what it does not have");
        assertThat(crash.harm()).isEqualTo(Harm.CRASH);
    }

    /** Its script diverges as well, under whatever sentence it was about. */
    @Test
    void a_scenario_that_ends_the_process_is_a_crash_whatever_sentence_it_breaks() {
        Result leak = harmful("leak", Harm.LEAK, Level.MUST);
        Result ending = harmful("a", Harm.MISUNDERSTANDING, Level.MUST);
        Result crash = new Result(
                ending.played(),
                new Result.Ending(
                        Verdict.FAILED,
                        "played alone, it ends the subject's process: boom",
                        null,
                        false,
                        Duration.ZERO),
                ending.requirements(),
                ending.findings(),
                0,
                List.of(),
                "repeat",
                CausesTests::none);

        List<Cause> causes = Causes.of(run(leak, crash));

        assertThat(causes).extracting(Cause::harm).containsExactly(Harm.CRASH, Harm.LEAK);
        assertThat(causes.get(0).received()).isEqualTo("played alone, it ends the subject's process: boom");
        assertThat(causes.get(0).requirement()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"type":"next","id":"1","payload":{}}                   | message next
            {"id":"1","payload":{"data":{"type":"x"}},"type":"next" | message next
            {"id":"1","payload":{"type":"x"                         | message without a type
            {"a":"\\"type\\":\\"x\\""}                             | message without a type
            nothing within 10007 ms                                 | nothing within # ms
            close frame 1011 "Internal error 7"                     | close frame 1011 ""
            response 200 with body {"errors":[{"m":"}"}]} (no)      | response 200 with body {} (no)
            response 200 with body {"errors":[                      | response 200 with body {}
            again Xum1YuxtMmUnDZd2Re+YmQ==                          | again #
            next of op-1 with data `countdown`                      | next of op-# with data ``
            """)
    void a_shape_keeps_what_tells_deviations_apart(String text, String shape) {
        assertThat(Shape.of(text)).isEqualTo(shape);
    }

    private static Result reason(String reason) {
        return new Result(
                new Result.Played("a", List.of(), "A", "t", Role.SERVER, new Location("a.tck.yaml", 1, 1)),
                new Result.Ending(Verdict.FAILED, reason, null, false, Duration.ZERO),
                List.of(),
                List.of(),
                0,
                List.of(),
                "repeat",
                CausesTests::none);
    }

    private static Result harmful(String id, Harm harm, Level level) {
        QuotedRequirement quoted = new QuotedRequirement(
                "S-" + id, level, Judgement.FAIL, "server", "P:1", List.of(), "A sentence.", harm, "Check " + id + ".");
        return result(id, Verdict.FAILED, quoted, 1, CLOSE, "nothing within 9 ms");
    }

    private static SubjectRun run(Result... results) {
        return Samples.run("subject", null, results);
    }

    private static Details none() {
        return new Details(List.of(), List.of(), 0);
    }

    private static Result result(
            String id, Verdict verdict, String requirement, int moment, String allowed, String found) {
        Level level = requirement.startsWith("SHOULD") ? Level.SHOULD : Level.MUST;
        Judgement judgement = verdict == Verdict.WARNED ? Judgement.WARN : Judgement.FAIL;
        QuotedRequirement quoted =
                new QuotedRequirement(requirement, level, judgement, "server", "P:1", List.of(), "A sentence.");
        return result(id, verdict, quoted, moment, allowed, found);
    }

    private static Result result(
            String id, Verdict verdict, QuotedRequirement quoted, int moment, String allowed, String found) {
        Finding finding = new Finding(quoted.id(), quoted.judgement(), "script", moment, null, List.of(allowed), found);
        return new Result(
                new Result.Played(id, List.of(), "A title", "t", Role.SERVER, new Location("a.tck.yaml", 1, 1)),
                new Result.Ending(verdict, finding.reason(), null, false, Duration.ZERO),
                List.of(quoted),
                List.of(finding),
                0,
                List.of(),
                "repeat",
                CausesTests::none);
    }
}
