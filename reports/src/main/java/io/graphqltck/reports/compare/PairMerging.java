package io.graphqltck.reports.compare;

import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.ResultsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the pairs of several results together: each pair is in one of them, whole. */
final class PairMerging {

    private PairMerging() {}

    /** All of them, ordered by their names. @throws ResultsException when a pair is in two of the files */
    static List<PlayedPair> of(List<ResultsFile> files) {
        Map<PlayedPair.Key, ResultsFile> seen = new HashMap<>();
        List<PlayedPair> all = new ArrayList<>();
        for (ResultsFile file : files) {
            for (PlayedPair pair : file.results().pairs()) {
                @Nullable ResultsFile before = seen.putIfAbsent(pair.key(), file);
                if (before != null) {
                    throw new ResultsException("the pair of " + pair.key() + " is in " + before.file() + " and in "
                            + file.file() + "; leave one of them out");
                }
                all.add(pair);
            }
        }
        all.sort(Comparator.comparing(PlayedPair::protocol)
                .thenComparing(pair -> pair.client().name())
                .thenComparing(pair -> pair.server().name())
                .thenComparing(PlayedPair::over));
        return all;
    }
}
