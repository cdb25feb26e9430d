package io.graphqltck.reports.site;

import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of deviation from one sentence, in all subjects that show it.
 *
 * @param shown where it shows; no two of the same run and verdict
 */
record SiteFinding(String protocol, String id, List<Shown> shown) {

    /** A subject that shows it. */
    record Shown(SubjectRun run, Cause cause) {}

    SiteFinding {
        shown = List.copyOf(shown);
    }

    Cause example() {
        return shown.get(0).cause();
    }

    /** How many runs show it. */
    int subjects() {
        return (int) shown.stream().map(one -> one.run().key()).distinct().count();
    }

    /** All of the results: the most harmful first, then those of the most subjects. */
    static List<SiteFinding> of(Results results) {
        Map<String, List<Shown>> groups = new LinkedHashMap<>();
        for (SubjectRun run : results.runs()) {
            for (Cause cause : Causes.of(run)) {
                groups.computeIfAbsent(SiteNames.finding(run.protocol(), cause.id()), name -> new ArrayList<>())
                        .add(new Shown(run, cause));
            }
        }
        return groups.values().stream()
                .map(shown -> new SiteFinding(
                        shown.get(0).run().protocol(), shown.get(0).cause().id(), shown))
                .sorted(Comparator.comparing(
                                (SiteFinding finding) -> finding.example().harm())
                        .thenComparing(finding -> finding.example().level())
                        .thenComparing(
                                Comparator.comparingInt(SiteFinding::subjects).reversed()))
                .toList();
    }
}
