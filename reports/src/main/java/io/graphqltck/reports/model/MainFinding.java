package io.graphqltck.reports.model;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.Optional;

/** The finding that a story is about: the first that fails, else the first that warns, else the first. */
public final class MainFinding {

    private MainFinding() {}

    public static Optional<Finding> of(ScenarioResult result) {
        return first(result, Judgement.FAIL)
                .or(() -> first(result, Judgement.WARN))
                .or(() -> result.findings().stream().findFirst());
    }

    private static Optional<Finding> first(ScenarioResult result, Judgement judgement) {
        return result.findings().stream()
                .filter(finding -> finding.judgement() == judgement)
                .findFirst();
    }
}
