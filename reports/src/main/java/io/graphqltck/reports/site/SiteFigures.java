package io.graphqltck.reports.site;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.file.Names;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All figures that a site of these results may show, counted one result after the other. Pages count in their own way; {@link SiteCheck}
 * compares.
 */
final class SiteFigures {

    private final Map<String, Integer> figures = new HashMap<>();
    private final Set<String> times = new HashSet<>();

    /** {@code earlier}: the results of the history, the latest first. */
    SiteFigures(Results results, List<Results> earlier) {
        count(results, one -> one);
        time(results.started());
        time(results.started().plus(results.took()));
        for (int i = 0; i < earlier.size(); i++) {
            int number = i;
            count(earlier.get(i), key -> earlier(number, key));
            time(earlier.get(i).started());
        }
        if (!earlier.isEmpty()) {
            for (Change change : ResultsComparison.of(earlier.get(0), results)) {
                add(change(change.run(), change.kind()));
            }
        }
    }

    /** What the results say of it; 0 where they say nothing. */
    int of(String key) {
        return figures.getOrDefault(key, 0);
    }

    boolean hasTime(String text) {
        return times.contains(text);
    }

    int count() {
        return figures.size();
    }

    private void time(Instant instant) {
        times.add(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private void add(String key) {
        figures.merge(key, 1, Integer::sum);
    }

    private void count(Results results, Function<String, String> as) {
        Set<String> subjects = new HashSet<>();
        Set<String> findings = new HashSet<>();
        Set<String> shown = new HashSet<>();
        for (SubjectRun run : results.runs()) {
            time(run.started());
            once(subjects, run.subject().name() + " " + run.subject().role(), as.apply(subjects()));
            for (Result result : run.results()) {
                add(as.apply(results()));
                add(as.apply(results(run)));
                add(as.apply(verdict(run, result.verdict())));
                add(as.apply(reason(run, result.verdict(), result.reason())));
            }
            for (Cause cause : Causes.of(run)) {
                String finding = SiteNames.finding(run.protocol(), cause.id());
                once(findings, finding, as.apply(findings()));
                once(shown, finding + run.key(), as.apply(subjectsOf(finding)));
                add(as.apply(causes(run)));
                cause.results().forEach(result -> add(as.apply(scenarios(run, cause))));
            }
        }
        for (PlayedPair pair : results.pairs()) {
            time(pair.started());
            once(subjects, pair.client().name() + " " + pair.client().role(), as.apply(subjects()));
            once(subjects, pair.server().name() + " " + pair.server().role(), as.apply(subjects()));
            add(as.apply(pairs()));
            add(as.apply(pairs(pair.verdict().word())));
            for (PairedResult result : pair.results()) {
                add(as.apply(dialogues(pair, result.verdict().word())));
            }
        }
    }

    private void once(Set<String> seen, String one, String key) {
        if (seen.add(one)) {
            add(key);
        }
    }

    static String subjects() {
        return "subjects";
    }

    static String results() {
        return "results";
    }

    static String findings() {
        return "findings";
    }

    static String pairs() {
        return "pairs";
    }

    static String pairs(String verdict) {
        return "pairs/" + verdict;
    }

    /** The dialogues of a pair that ended like this. */
    static String dialogues(PlayedPair pair, String verdict) {
        return "pair/" + Names.file(pair.key().toString()) + "/" + verdict;
    }

    static String results(SubjectRun run) {
        return "run/" + name(run) + "/results";
    }

    static String verdict(SubjectRun run, Verdict verdict) {
        return "run/" + name(run) + "/" + verdict.word();
    }

    /** How many findings of any verdict a run has. */
    static String causes(SubjectRun run) {
        return "run/" + name(run) + "/findings";
    }

    static String reason(SubjectRun run, Verdict verdict, String reason) {
        return verdict(run, verdict) + "/" + Names.hash(reason);
    }

    /** How many scenarios of a run show a finding. */
    static String scenarios(SubjectRun run, Cause cause) {
        return "run/" + name(run) + "/finding/" + Names.file(cause.id()) + "/"
                + cause.verdict().word();
    }

    /** How many runs show the finding of this page. */
    static String subjectsOf(String finding) {
        return finding + "/subjects";
    }

    static String change(SubjectRun run, Change.Kind kind) {
        // A run of another version is compared with the one before.
        return "change/"
                + Names.file(run.subject().name() + " " + run.subject().role().word() + " " + run.protocol()) + "/"
                + kind.word();
    }

    /** The same of earlier results. */
    static String earlier(int number, String key) {
        return "earlier/" + number + "/" + key;
    }

    private static String name(SubjectRun run) {
        return Names.file(run.key().toString());
    }
}
