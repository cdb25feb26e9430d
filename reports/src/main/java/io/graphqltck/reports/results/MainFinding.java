package io.graphqltck.reports.results;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.verdict.Finding;
import java.util.List;
import java.util.Optional;

/** The finding that a story is about: the first that fails, else the first that warns, else the first. */
public final class MainFinding {

    private MainFinding() {}

    public static Optional<Finding> of(List<Finding> findings) {
        return first(findings, Judgement.FAIL)
                .or(() -> first(findings, Judgement.WARN))
                .or(() -> findings.stream().findFirst());
    }

    private static Optional<Finding> first(List<Finding> findings, Judgement judgement) {
        return findings.stream()
                .filter(finding -> finding.judgement() == judgement)
                .findFirst();
    }
}
