package io.graphqltck.reports.findings;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a maintainer would file as one bug: one requirement, one kind of deviation, one moment of the protocol.
 *
 * @param id the same in every run and for every subject: the requirement, the kind, and a hash of the moment
 * @param verdict that of all its results
 * @param requirement its id, or empty where a result names none
 * @param quoted the requirement with its sentence, where the results have it
 * @param expected what was allowed in the example; empty where only a reason is known
 * @param received what came in the example
 * @param results the simplest first, which is the example; then in the order of the catalog
 */
public record Cause(
        String id,
        Verdict verdict,
        String requirement,
        @Nullable QuotedRequirement quoted,
        Deviation deviation,
        List<String> expected,
        String received,
        List<Result> results) {

    public Cause {
        expected = List.copyOf(expected);
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a cause has a result that shows it");
        }
    }

    /** The simplest of its results. */
    public Result example() {
        return results.get(0);
    }

    /** All but the example. */
    public List<Result> others() {
        return results.subList(1, results.size());
    }

    /** The level of its requirement. */
    public Level level() {
        return quoted == null ? Level.OPEN : quoted.level();
    }

    /** What comes of it: a process that ends is the worst, whatever the sentence. */
    public Harm harm() {
        boolean ends = requirement.isEmpty() && deviation == Deviation.OTHER && verdict != Verdict.WARNED;
        return ends ? Harm.CRASH : quoted == null ? Harm.MISUNDERSTANDING : quoted.harm();
    }

    /** What to look at first; empty where nothing is known. */
    public String advice() {
        return quoted == null ? "" : quoted.advice();
    }

    /** {@code GTWS-S-12, MUST: continues where …}. */
    public String headline() {
        String named = requirement.isEmpty() ? "" : requirement;
        String level = quoted == null
                ? ""
                : (named.isEmpty() ? "" : ", ") + quoted.level().name();
        return named + level + (named.isEmpty() && level.isEmpty() ? "" : ": ") + deviation.text();
    }
}
