package io.graphqltck.reports.console;

import static io.graphqltck.reports.Samples.blocked;
import static io.graphqltck.reports.Samples.failedClient;
import static io.graphqltck.reports.Samples.failedServer;
import static io.graphqltck.reports.Samples.report;
import static io.graphqltck.reports.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
class ConsoleSummaryTests {

    @Test
    void of_one_run() {
        RunResult run = run(
                Role.SERVER,
                failedServer(),
                not(Verdict.PASSED, ""),
                not(
                        Verdict.WARNED,
                        "DEMO-S-02: expected what the document prefers, found answered with an error message"),
                not(
                        Verdict.CHANGED,
                        "the baseline expects a failure of DEMO-S-02, but: DEMO-S-01: expected x, found y"),
                not(Verdict.FIXED, "the baseline expects it to fail: see the issue; remove it from the baseline"),
                not(Verdict.HARNESS_ERROR, "the kit itself was late by 512 ms"),
                blocked("demo.stream.invalid", "demo.init.acknowledged"),
                blocked("demo.stream.completes", "demo.init.acknowledged"));
        Golden.assertMatches("summary-one", summary(ConsoleStyle.plain(), report(run)));
    }

    @Test
    void of_several_runs_that_were_broken_off() {
        Report report = new Report(
                "0.1.0",
                Instant.EPOCH,
                Duration.ZERO,
                false,
                List.of(run(Role.SERVER, failedServer()), run(Role.CLIENT, failedClient(), not(Verdict.PASSED, ""))));
        Golden.assertMatches("summary-two", summary(ConsoleStyle.plain(), report));
    }

    @Test
    void says_which_edition_judges() {
        Results results = Samples.server(Samples.result("demo.a", Verdict.PASSED));
        Results pinned =
                Samples.results(Instant.EPOCH, Samples.pinned(results.runs().get(0), 3));
        assertThat(new ConsoleSummary(ConsoleStyle.plain()).of(pinned)).contains("demo (edition 3)");
    }

    @Test
    void that_is_narrow_is_a_list_instead_of_a_table() {
        RunResult run = run(
                Role.SERVER,
                not(Verdict.NOT_APPLICABLE, ""),
                not(Verdict.UNTESTABLE, ""),
                not(Verdict.HARNESS_ERROR, "late"),
                not(Verdict.KNOWN_FAILURE, "known"),
                not(Verdict.KNOWN_BLOCKED, "by what is known"));
        String summary = summary(ConsoleStyle.plain().withWidth(60).withUnicode(false), report(run));
        Golden.assertFits(summary, 60);
        Golden.assertMatches("summary-narrow", summary);
    }

    @Test
    void counts_what_was_not_played_by_what_is_missing() {
        String needs = "the subject does not declare the capability `";
        RunResult run = run(
                Role.SERVER,
                not(Verdict.PASSED, ""),
                not(Verdict.NOT_APPLICABLE, needs + "queries`"),
                not(Verdict.NOT_APPLICABLE, needs + "get`"),
                not(Verdict.NOT_APPLICABLE, needs + "queries`"),
                not(Verdict.UNTESTABLE, "the server has no operation for `countdown`: it neither …"));

        assertThat(summary(ConsoleStyle.plain(), report(run)))
                .contains(
                        "Not applicable: 3\n",
                        "  - 2: needs `queries`; add it to `capabilities` if the server has it\n",
                        "  - 1: needs `get`; add it to `capabilities` if the server has it\n",
                        "Untestable: 1\n",
                        "  - 1: needs operations of the control schema;");
    }

    /** Builds, descriptions and test classes have no options of the command line. */
    @Test
    void names_the_option_where_the_command_has_it() {
        RunResult run = run(
                Role.SERVER,
                not(Verdict.NOT_APPLICABLE, "the subject does not declare the capability `queries`"),
                not(Verdict.NOT_APPLICABLE, "the subject does not declare the capability `init-timeout`"));

        assertThat(new ConsoleSummary(ConsoleStyle.plain())
                        .of(new ResultsOf(Redaction.masking(), (of, result) -> "graphql-tck test-server --url x")
                                .report(report(run))))
                .contains(
                        "  - 1: needs `queries`; add --capability queries if the server has it\n",
                        "  - 1: needs to know `init-timeout`; add --parameter init-timeout=TIME if the server has it\n");
    }

    /** What could not be played has no finding that would say it. */
    @Test
    void says_what_blocks_where_the_proof_could_not_be_played() {
        String proof = "demo.init.acknowledged";
        RunResult run = run(
                Role.SERVER,
                not(Verdict.UNTESTABLE, "the server has no operation for `countdown`: it neither …"),
                Samples.blocked("demo.stream.invalid", proof));

        assertThat(summary(ConsoleStyle.plain(), report(run)))
                .contains(
                        "1 by " + proof + "\n    such as demo.stream.invalid: it builds on what `" + proof + "` tests");
    }

    @Test
    void of_nothing_says_so() {
        Golden.assertMatches("summary-nothing", summary(ConsoleStyle.plain(), report(run(Role.SERVER))));
    }

    private static ScenarioResult not(Verdict verdict, String reason) {
        return ScenarioResult.notPlayed(Samples.scenario("demo.init.acknowledged"), Role.SERVER, verdict, reason);
    }

    private static String summary(ConsoleStyle style, Report report) {
        return new ConsoleSummary(style).of(new ResultsOf(Redaction.masking(), Samples.REPEAT).report(report));
    }
}
