package io.graphqltck.reports.findings;

import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups the results of a run by cause. Each result belongs to the cause of its main finding, and to no other. */
public final class Causes {

    /** What is grouped, the most urgent first. */
    private static final List<Verdict> GROUPED =
            List.of(Verdict.FAILED, Verdict.CHANGED, Verdict.WARNED, Verdict.KNOWN_FAILURE);

    private record Key(Verdict verdict, String requirement, Deviation deviation, String moment) {

        /** The same in every run: what a string hashes to is specified. */
        String id() {
            return (requirement.isEmpty() ? "none" : requirement) + "." + deviation.word()
                    + (moment.isEmpty() ? "" : String.format(Locale.ROOT, ".%06x", moment.hashCode() & 0xffffff));
        }
    }

    private Causes() {}

    /** The causes of the run, by verdict, then by harm, then by level, then by how many scenarios show them. */
    public static List<Cause> of(SubjectRun run) {
        Map<Key, List<Result>> groups = new LinkedHashMap<>();
        for (Result result : run.results()) {
            if (GROUPED.contains(result.verdict())) {
                groups.computeIfAbsent(key(result), key -> new ArrayList<>()).add(result);
            }
        }
        List<Cause> causes = new ArrayList<>();
        groups.forEach((key, results) -> causes.add(cause(key, results)));
        causes.sort(Comparator.comparingInt((Cause cause) -> GROUPED.indexOf(cause.verdict()))
                .thenComparing(Cause::harm)
                .thenComparing(Cause::level)
                .thenComparing(
                        Comparator.comparingInt((Cause cause) -> cause.results().size())
                                .reversed()));
        return causes;
    }

    /** The causes of this verdict alone, in the same order. */
    public static List<Cause> of(SubjectRun run, Verdict verdict) {
        return of(run).stream().filter(cause -> cause.verdict() == verdict).toList();
    }

    /** The cause to which each result of the run belongs, by the scenario's id. */
    public static Map<String, Cause> byScenario(SubjectRun run) {
        Map<String, Cause> causes = new HashMap<>();
        of(run).forEach(cause -> cause.results().forEach(result -> causes.put(result.id(), cause)));
        return causes;
    }

    private static Key key(Result result) {
        @Nullable Finding main = blaming(result).orElse(null);
        if (main == null) {
            // Blames no sentence.
            return new Key(result.verdict(), "", Deviation.ofReason(result.reason()), Shape.of(result.reason()));
        }
        Deviation deviation = Deviation.of(main);
        return new Key(result.verdict(), main.requirement(), deviation, moment(deviation, main));
    }

    /** The finding that a result is filed under. That a process ends is worse than the sentence that is broken by it. */
    private static Optional<Finding> blaming(Result result) {
        return result.reason().startsWith(ScenarioResult.ENDS_PROCESS) ? Optional.empty() : result.mainFinding();
    }

    /** What was expected, what was received, or both: as much as tells this kind of deviation from the same kind elsewhere. */
    private static String moment(Deviation deviation, Finding finding) {
        String due = finding.allowed().stream().findFirst().map(Shape::of).orElse("");
        String came = Shape.of(finding.found());
        return switch (deviation) {
            case CONTINUES -> "";
            case SILENT -> due;
            case CLOSES_OTHERWISE, ENDS -> Shape.ofEnd(finding.found());
            case UNEXPECTED, FRAMES_OTHERWISE, CLAIMS_WRONGLY, OTHER -> came;
            case ANSWERS_OTHERWISE, REPORTS_OTHERWISE -> due + "\n" + came;
        };
    }

    private static Cause cause(Key key, List<Result> results) {
        Result example = results.stream().min(SIMPLEST).orElseThrow();
        List<Result> ordered = new ArrayList<>(List.of(example));
        results.stream().filter(result -> !result.id().equals(example.id())).forEach(ordered::add);
        @Nullable Finding main = blaming(example).orElse(null);
        return new Cause(
                key.id(),
                key.verdict(),
                key.requirement(),
                example.requirement(key.requirement()).orElse(null),
                key.deviation(),
                main == null ? List.of() : main.allowed(),
                main == null ? example.reason() : main.found(),
                ordered);
    }

    /** The earliest in its transcript, then the one with the shortest name, which has no rows of a table. */
    private static final Comparator<Result> SIMPLEST = Comparator.comparingInt(
                    (Result result) -> result.mainFinding().map(Finding::moment).orElse(0))
            .thenComparingInt(result -> result.id().length());
}
