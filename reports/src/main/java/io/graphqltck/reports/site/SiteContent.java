package io.graphqltck.reports.site;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a site is made of.
 *
 * @param title of the entry page
 * @param earlier earlier results, the latest first
 * @param findings all of the results; those of which there is no page are at the end
 */
record SiteContent(
        String title, Results results, List<Results> earlier, List<SiteSubject> subjects, List<SiteFinding> findings) {

    /** A finding beyond these has no page, but is in the report. */
    private static final int MOST_FINDINGS = 1_000;

    SiteContent {
        earlier = List.copyOf(earlier);
        subjects = List.copyOf(subjects);
        findings = List.copyOf(findings);
    }

    static SiteContent of(String title, Results results, List<Results> earlier) {
        return new SiteContent(title, results, earlier, SiteSubject.of(results), SiteFinding.of(results));
    }

    /** Those that have a page. */
    List<SiteFinding> pages() {
        return findings.subList(0, Math.min(findings.size(), MOST_FINDINGS));
    }

    /** The addresses of the pages of findings. */
    Set<String> addresses() {
        Set<String> all = new HashSet<>();
        pages().forEach(finding -> all.add(SiteNames.finding(finding.protocol(), finding.id())));
        return all;
    }

    /** The run that corresponds in other results, whatever the version, where there is exactly one. */
    static Optional<SubjectRun> counterpart(SubjectRun run, Results other) {
        List<SubjectRun> alike = other.runs().stream()
                .filter(one -> one.subject().name().equals(run.subject().name())
                        && one.subject().role() == run.subject().role()
                        && one.protocol().equals(run.protocol()))
                .toList();
        Optional<SubjectRun> same =
                alike.stream().filter(one -> one.key().equals(run.key())).findFirst();
        return same.isPresent() || alike.size() != 1 ? same : alike.stream().findFirst();
    }

    /** The verdicts in the order in which tables show them. */
    static List<Verdict> verdicts() {
        return List.of(
                Verdict.PASSED,
                Verdict.WARNED,
                Verdict.FAILED,
                Verdict.CHANGED,
                Verdict.FIXED,
                Verdict.KNOWN_FAILURE,
                Verdict.BLOCKED,
                Verdict.KNOWN_BLOCKED,
                Verdict.HARNESS_ERROR,
                Verdict.UNTESTABLE,
                Verdict.NOT_APPLICABLE);
    }

    /** Whether a scenario that ended like this says nothing of the subject. */
    static boolean isNotRun(Verdict verdict) {
        return switch (verdict) {
            case NOT_APPLICABLE, UNTESTABLE, BLOCKED, KNOWN_BLOCKED, HARNESS_ERROR -> true;
            case PASSED, FAILED, WARNED, KNOWN_FAILURE, FIXED, CHANGED -> false;
        };
    }

    /** A mark that tells verdicts apart without any colour. */
    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "●";
            case WARNED -> "◐";
            case FAILED, CHANGED -> "✕";
            case FIXED -> "★";
            case KNOWN_FAILURE -> "▣";
            case BLOCKED, KNOWN_BLOCKED -> "◌";
            case HARNESS_ERROR -> "◇";
            case UNTESTABLE, NOT_APPLICABLE -> "○";
        };
    }
}
