package io.graphqltck.reports.site;

import io.graphqltck.core.model.Role;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subject in all its versions.
 *
 * @param runs of the kit with it
 * @param pairs the numbers of the pairs that it is a side of
 * @param described as results describe it: each version once
 */
record SiteSubject(String name, Role role, List<SubjectRun> runs, List<Integer> pairs, List<TestedSubject> described) {

    SiteSubject {
        runs = List.copyOf(runs);
        pairs = List.copyOf(pairs);
        described = List.copyOf(described);
    }

    private record Key(String name, Role role) {
        static Key of(TestedSubject subject) {
            return new Key(subject.name(), subject.role());
        }
    }

    private static final class Gathered {
        private final List<SubjectRun> runs = new ArrayList<>();
        private final List<Integer> pairs = new ArrayList<>();
        private final Map<String, TestedSubject> described = new LinkedHashMap<>();
    }

    /** All of the results, by name. */
    static List<SiteSubject> of(Results results) {
        Map<Key, Gathered> all = new LinkedHashMap<>();
        for (SubjectRun run : results.runs()) {
            gather(all, run.subject()).runs.add(run);
        }
        for (int i = 0; i < results.pairs().size(); i++) {
            PlayedPair pair = results.pairs().get(i);
            gather(all, pair.client()).pairs.add(i);
            gather(all, pair.server()).pairs.add(i);
        }
        return all.entrySet().stream()
                .map(one -> new SiteSubject(
                        one.getKey().name(),
                        one.getKey().role(),
                        one.getValue().runs,
                        one.getValue().pairs,
                        List.copyOf(one.getValue().described.values())))
                .sorted(Comparator.comparing(SiteSubject::name).thenComparing(SiteSubject::role))
                .toList();
    }

    private static Gathered gather(Map<Key, Gathered> all, TestedSubject subject) {
        Gathered gathered = all.computeIfAbsent(Key.of(subject), key -> new Gathered());
        gathered.described.putIfAbsent(subject.version(), subject);
        return gathered;
    }
}
