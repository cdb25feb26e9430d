package io.graphqltck.reports.html;

import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs from an earlier run. */
final class LastRun {

    private record Key(SubjectRun.Key run, String id) {}

    /**
     * What was before.
     *
     * @param verdict its letter, or {@link Letters#NONE} where there was no such result
     * @param words what sort of difference it is
     */
    record Before(char verdict, String words) {}

    private final Instant started;
    private final Map<Key, Before> changed = new HashMap<>();
    private int gone;

    LastRun(Results before, Results after) {
        this.started = before.started();
        for (Change change : ResultsComparison.of(before, after)) {
            @Nullable Result old = change.before();
            @Nullable Result now = change.after();
            if (now == null) {
                gone++;
            } else {
                char letter = old == null ? Letters.NONE : Letters.of(old.verdict());
                changed.put(
                        new Key(change.run().key(), now.id()),
                        new Before(letter, change.kind().words()));
            }
        }
    }

    Instant started() {
        return started;
    }

    /** How many of its results have no counterpart. */
    int gone() {
        return gone;
    }

    /** Null where nothing differs. */
    @Nullable
    Before before(SubjectRun run, Result result) {
        return changed.get(new Key(run.key(), result.id()));
    }
}
