package io.graphqltck.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is blocked is as red as what blocks it. */
class EndingTests {

    private static final Set<Verdict> NONE = Set.of();
    private static final Set<Verdict> WRITTEN = Set.of(Verdict.FAILED, Verdict.CHANGED, Verdict.FIXED);

    @Test
    void isConformantWithWhatAKnownFailureBlocks() {
        assertThat(exitCode(
                        FailOn.ANY,
                        NONE,
                        result("a", Verdict.KNOWN_FAILURE, null),
                        result("b", Verdict.KNOWN_BLOCKED, "a")))
                .isEqualTo(ExitCode.CONFORMANT);
    }

    @Test
    void isNotWithWhatAnythingElseBlocks() {
        assertThat(exitCode(
                        FailOn.MUST,
                        NONE,
                        result("a", Verdict.NOT_APPLICABLE, null),
                        result("b", Verdict.BLOCKED, "a")))
                .isEqualTo(ExitCode.NOT_CONFORMANT);
    }

    @Test
    void takesCareOfWhatIsBlockedTogetherWithItsCause() {
        Result failed = result("a", Verdict.FAILED, null);
        Result blocked = result("b", Verdict.BLOCKED, "a");
        Result byThat = result("c", Verdict.BLOCKED, "b");

        assertThat(exitCode(FailOn.MUST, NONE, failed, blocked, byThat)).isEqualTo(ExitCode.NOT_CONFORMANT);
        assertThat(exitCode(FailOn.MUST, WRITTEN, failed, blocked, byThat)).isEqualTo(ExitCode.CONFORMANT);
        assertThat(exitCode(FailOn.MUST, WRITTEN, result("a", Verdict.HARNESS_ERROR, null), blocked))
                .isEqualTo(ExitCode.NOT_CONFORMANT);
        assertThat(exitCode(FailOn.MUST, WRITTEN, blocked)).isEqualTo(ExitCode.NOT_CONFORMANT);
        assertThat(exitCode(FailOn.MUST, WRITTEN, result("a", Verdict.BLOCKED, "b"), blocked))
                .isEqualTo(ExitCode.NOT_CONFORMANT);
    }

    @Test
    void aFailureOfTheKitIsNoVerdictOnTheSubject() {
        Result broken = result("a", Verdict.HARNESS_ERROR, KitFailure.sentence(new IllegalStateException("x")), null);

        assertThat(Ending.ofRun(results(broken), FailOn.MUST, NONE, terminal())).isEqualTo(ExitCode.BUG);
        assertThat(Ending.ofRun(results(result("a", Verdict.HARNESS_ERROR, null)), FailOn.MUST, NONE, terminal()))
                .isEqualTo(ExitCode.NOT_CONFORMANT);
    }

    private static int exitCode(FailOn failOn, Set<Verdict> ignored, Result... results) {
        return Ending.exitCode(results(results), failOn, ignored, terminal());
    }

    private static Results results(Result... results) {
        TestedSubject subject = new TestedSubject("some", "Some", "1", Role.SERVER, List.of(), Map.of());
        SubjectRun run =
                new SubjectRun(subject, "demo", "Demo", null, Instant.EPOCH, Duration.ZERO, true, List.of(results));
        return new Results("1", Instant.EPOCH, Duration.ZERO, true, List.of(run));
    }

    private static Terminal terminal() {
        return new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
    }

    private static Result result(String id, Verdict verdict, @Nullable String provedBy) {
        return result(id, verdict, "because", provedBy);
    }

    private static Result result(String id, Verdict verdict, String reason, @Nullable String provedBy) {
        return new Result(
                new Result.Played(
                        id, List.of(), "Title of " + id, "stream", Role.SERVER, new Location("demo.tck.yaml", 1, 1)),
                new Result.Ending(verdict, reason, provedBy, false, Duration.ZERO),
                List.of(),
                List.of(),
                0,
                List.of(),
                "repeat",
                () -> new Details(List.of(), List.of(), 0));
    }
}
