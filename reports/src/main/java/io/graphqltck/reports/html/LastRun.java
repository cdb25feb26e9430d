package io.graphqltck.reports.html;

import io.graphqltck.core.model.Role;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an earlier run said, to mark what differs. A subject is known again by its name, also in another version. */
final class LastRun {

    private record Subject(String name, Role role, String protocol) {}

    private record Known(char verdict, String requirement) {}

    private final Instant started;
    private final Map<Subject, Map<String, Map<String, Known>>> known = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();
    private int all;

    LastRun(Results results) {
        this.started = results.started();
        for (SubjectRun run : results.runs()) {
            Map<String, Known> ofRun = new HashMap<>();
            for (Result result : run.results()) {
                ofRun.put(result.id(), known(result));
            }
            all += ofRun.size();
            known.computeIfAbsent(subject(run), key -> new HashMap<>())
                    .put(run.subject().version(), ofRun);
        }
    }

    Instant started() {
        return started;
    }

    /** The letter of what it said, if it was something else, {@link Letters#NONE} if it had no such result, else null. */
    @Nullable
    Character before(SubjectRun run, Result result) {
        Map<String, Known> ofRun = ofRun(run);
        if (ofRun == null) {
            return null; // a subject that was not there is new as a whole
        }
        @Nullable Known before = ofRun.get(result.id());
        for (String alias : result.aliases()) {
            before = before == null ? ofRun.get(alias) : before;
        }
        if (before == null) {
            return Letters.NONE;
        }
        seen.add(List.of(run.key(), result.id()));
        return before.equals(known(result)) ? null : before.verdict();
    }

    private @Nullable Map<String, Known> ofRun(SubjectRun run) {
        Map<String, Map<String, Known>> versions = known.getOrDefault(subject(run), Map.of());
        @Nullable Map<String, Known> same = versions.get(run.subject().version());
        return same == null && versions.size() == 1
                ? versions.values().iterator().next()
                : same;
    }

    /** How many of its results were not asked for. */
    int gone() {
        return all - seen.size();
    }

    private static Subject subject(SubjectRun run) {
        return new Subject(run.subject().name(), run.subject().role(), run.protocol());
    }

    private static Known known(Result result) {
        return new Known(Letters.of(result.verdict()), result.findings().isEmpty() ? "" : result.failedRequirement());
    }
}
