package io.graphqltck.runner.output;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import java.util.List;
import java.util.Set;

/** What the shell is told of results, whether they were just made or read from files. */
public final class Ending {

    private static final Set<Verdict> NOT_PLAYED = Set.of(Verdict.NOT_APPLICABLE, Verdict.UNTESTABLE);

    private Ending() {}

    /** {@code ignored}: verdicts that somebody takes care of just now. */
    public static int exitCode(Results results, FailOn failOn, Set<Verdict> ignored, Terminal terminal) {
        List<Result> all =
                results.runs().stream().flatMap(run -> run.results().stream()).toList();
        if (all.stream().allMatch(result -> NOT_PLAYED.contains(result.verdict()))) {
            String why = all.stream().findFirst().map(Result::reason).orElse("there are no results");
            terminal.note(Program.NAME + ": nothing was played: " + why);
            return ExitCode.BAD_INPUT;
        }
        boolean red = all.stream()
                .anyMatch(result ->
                        result.unstable() || (!ignored.contains(result.verdict()) && failOn.fails(result.verdict())));
        return red || !results.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.CONFORMANT;
    }
}
