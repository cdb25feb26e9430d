package io.graphqltck.reports.compare;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two results scenario by scenario: what the subjects do, not what their baselines say of it. Runs belong together
 * that have the same subject, role and protocol; the versions may differ, unless there are several.
 */
public final class ResultsComparison {

    private ResultsComparison() {}

    /** What there is of a subject's conduct in a verdict. */
    private enum Conduct {
        RIGHT,
        WARNED,
        WRONG,
        NOT_JUDGED,
        NOT_PLAYED;

        static Conduct of(Result result) {
            return switch (result.verdict()) {
                case PASSED -> RIGHT;
                case WARNED -> WARNED;
                // The baseline expected a failure. It was none, whether it was passed or warned of.
                case FIXED -> result.findings().isEmpty() ? RIGHT : WARNED;
                case FAILED, KNOWN_FAILURE, CHANGED -> WRONG;
                case BLOCKED, KNOWN_BLOCKED, HARNESS_ERROR -> NOT_JUDGED;
                case NOT_APPLICABLE, UNTESTABLE -> NOT_PLAYED;
            };
        }

        boolean fails() {
            return this == WRONG || this == NOT_JUDGED;
        }
    }

    /** Two runs of the same that are judged by different editions. */
    public record Repinned(SubjectRun before, SubjectRun after) {}

    /** Those that are judged by another edition than before, so that scenarios and levels may differ without the subject. */
    public static List<Repinned> repinned(Results before, Results after, Map<String, String> earlierNames) {
        List<Repinned> repinned = new ArrayList<>();
        for (SubjectRun run : after.runs()) {
            @Nullable SubjectRun old = match(run, before, after, earlierNames);
            if (old != null && !Objects.equals(old.edition(), run.edition())) {
                repinned.add(new Repinned(old, run));
            }
        }
        return List.copyOf(repinned);
    }

    /** The differences, in the order of their kinds, and in each of the newer results. */
    public static List<Change> of(Results before, Results after) {
        return of(before, after, Map.of());
    }

    /** The same where some subjects had other names before. {@code earlierNames}: of each of these, by its name in the newer results. */
    public static List<Change> of(Results before, Results after, Map<String, String> earlierNames) {
        List<Change> changes = new ArrayList<>();
        List<SubjectRun> unmatched = new ArrayList<>(before.runs());
        for (SubjectRun run : after.runs()) {
            @Nullable SubjectRun old = match(run, before, after, earlierNames);
            unmatched.remove(old);
            changes.addAll(runs(old, run));
        }
        unmatched.forEach(run -> run.results().forEach(result -> changes.add(gone(run, result))));
        // Stable: within a kind they stay as they are.
        changes.sort(Comparator.comparing(Change::kind));
        return List.copyOf(changes);
    }

    private static @Nullable SubjectRun match(
            SubjectRun run, Results before, Results after, Map<String, String> earlierNames) {
        String name = run.subject().name();
        return before.runs().stream()
                .filter(old -> !earlierNames.containsKey(name) && old.key().equals(run.key()))
                .findFirst()
                .orElseGet(() -> {
                    List<SubjectRun> old = alike(earlierNames.getOrDefault(name, name), run, before)
                            .toList();
                    return old.size() == 1 && alike(name, run, after).count() == 1 ? old.get(0) : null;
                });
    }

    /** Those of the same subject in any version. */
    private static Stream<SubjectRun> alike(String name, SubjectRun run, Results results) {
        return results.runs().stream()
                .filter(other -> other.subject().name().equals(name)
                        && other.subject().role() == run.subject().role()
                        && other.protocol().equals(run.protocol()));
    }

    private static List<Change> runs(@Nullable SubjectRun before, SubjectRun after) {
        Map<String, Result> old = new LinkedHashMap<>();
        if (before != null) {
            before.results().forEach(result -> old.put(result.id(), result));
        }
        List<Change> changes = new ArrayList<>();
        for (Result result : after.results()) {
            @Nullable Result was = old.remove(result.id());
            for (String alias : result.aliases()) {
                was = was == null ? old.remove(alias) : was;
            }
            Change.@Nullable Kind kind = was == null ? appeared(result) : kind(was, result);
            if (kind != null) {
                changes.add(new Change(kind, after, was, result));
            }
        }
        old.values().forEach(result -> changes.add(gone(after, result)));
        return changes;
    }

    private static Change gone(SubjectRun run, Result result) {
        return new Change(Change.Kind.GONE, run, result, null);
    }

    private static Change.Kind appeared(Result result) {
        return Conduct.of(result).fails() ? Change.Kind.APPEARED_FAILING : Change.Kind.APPEARED;
    }

    /** Null where nothing differs. */
    private static Change.@Nullable Kind kind(Result before, Result after) {
        Conduct was = Conduct.of(before);
        Conduct is = Conduct.of(after);
        if (was.fails() && is.fails()) {
            boolean same = was == is && why(before).equals(why(after));
            return same ? null : Change.Kind.CHANGED_REASON;
        }
        if (is.fails()) {
            return Change.Kind.NEWLY_FAILING;
        }
        if (was.fails() && is != Conduct.NOT_PLAYED) {
            return Change.Kind.FIXED;
        }
        if (was != is) {
            return Change.Kind.OTHERWISE;
        }
        return before.outcomes().equals(after.outcomes()) ? null : Change.Kind.OUTCOME;
    }

    /** What stays the same from run to run. */
    private static String why(Result result) {
        return switch (result.verdict()) {
            case BLOCKED, KNOWN_BLOCKED -> Verdict.BLOCKED.word() + " " + result.provedBy();
            case HARNESS_ERROR -> Verdict.HARNESS_ERROR.word();
            default -> result.failedRequirement();
        };
    }
}
