package io.graphqltck.runner.output;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exit code of results, whether they were just made or read from files. */
public final class Ending {

    private static final Set<Verdict> NOT_PLAYED = Set.of(Verdict.NOT_APPLICABLE, Verdict.UNTESTABLE);

    private Ending() {}

    /** {@code ignored}: verdicts that somebody takes care of just now. */
    public static int exitCode(Results results, FailOn failOn, Set<Verdict> ignored, Terminal terminal) {
        List<Result> all =
                results.runs().stream().flatMap(run -> run.results().stream()).toList();
        boolean paired = results.pairs().stream().anyMatch(pair -> pair.verdict() != PairVerdict.NOT_TRIED);
        if (!paired && all.stream().allMatch(result -> NOT_PLAYED.contains(result.verdict()))) {
            String why = Stream.concat(
                            all.stream().map(Result::reason),
                            results.pairs().stream().map(PlayedPair::reason))
                    .findFirst()
                    .orElse("there are no results");
            terminal.note(Program.NAME + ": nothing was played: " + why);
            return ExitCode.BAD_INPUT;
        }
        boolean red = results.runs().stream().anyMatch(run -> isRed(run, failOn, ignored))
                || results.pairs().stream().anyMatch(pair -> isRed(pair.verdict(), failOn));
        return red || !results.complete() ? ExitCode.NOT_CONFORMANT : ExitCode.CONFORMANT;
    }

    /** The same for what was just played, where a failure of the kit is a bug of the kit, and not the subject's. */
    public static int ofRun(Results results, FailOn failOn, Set<Verdict> ignored, Terminal terminal) {
        int exitCode = exitCode(results, failOn, ignored, terminal);
        boolean failed = Stream.concat(
                        results.runs().stream()
                                .flatMap(run -> run.results().stream())
                                .map(Result::reason),
                        results.pairs().stream().map(PlayedPair::reason))
                .anyMatch(reason -> reason.startsWith(KitFailure.PREFIX));
        return failed ? ExitCode.BUG : exitCode;
    }

    private static boolean isRed(PairVerdict verdict, FailOn failOn) {
        return switch (verdict) {
            case WORKS, LEFT_OPEN -> false;
            case WORKS_WITH_FAULT -> failOn != FailOn.MUST;
            case NOT_TRIED -> failOn == FailOn.ANY;
            case UNDECIDED, FAILS, FAILS_UNEXPLAINED -> true;
        };
    }

    private static boolean isRed(SubjectRun run, FailOn failOn, Set<Verdict> ignored) {
        Map<String, Result> byId = new HashMap<>();
        run.results().forEach(result -> byId.put(result.id(), result));
        return run.results().stream()
                .anyMatch(result -> result.unstable()
                        || (failOn.fails(result.verdict()) && !ignored.contains(cause(result, byId))));
    }

    /** Its verdict; for what is blocked, the verdict of what blocks it, so that the one is taken care of with the other. */
    private static Verdict cause(Result result, Map<String, Result> byId) {
        Set<String> seen = new HashSet<>();
        Result cause = result;
        while (cause.verdict() == Verdict.BLOCKED && seen.add(cause.id())) {
            @Nullable Result proof = cause.provedBy() == null ? null : byId.get(cause.provedBy());
            cause = proof == null ? cause : proof;
        }
        return cause.verdict();
    }
}
