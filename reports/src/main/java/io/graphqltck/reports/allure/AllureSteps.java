package io.graphqltck.reports.allure;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a dialogue as steps. What came before the first divergence passed, what would have come after it was skipped.
 * Where a turn was one of several ways it is not known to have been taken, and has no status.
 */
final class AllureSteps {

    private static final int MOST_RULES = 10;

    private final @Nullable Finding divergence;
    private final List<StepResult> steps = new ArrayList<>();
    private final Deque<StepResult> open = new ArrayDeque<>();
    private boolean diverged;
    /** How deep the outermost choice is that the lines stand in, or -1. */
    private int choice = -1;

    private AllureSteps(@Nullable Finding divergence) {
        this.divergence = divergence;
    }

    /** None where nothing was played. */
    static List<StepResult> of(Result result) throws IOException {
        Details details = result.details();
        if (details.transcript().isEmpty()) {
            return List.of();
        }
        Optional<Finding> divergence = result.findings().stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL && finding.turn() != null)
                .findFirst();
        AllureSteps steps = new AllureSteps(divergence.orElse(null));
        details.dialogue().forEach(steps::line);
        result.findings().stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL && finding.turn() == null)
                .limit(MOST_RULES)
                .forEach(steps::rule);
        return steps.steps;
    }

    private void line(DialogueLine line) {
        while (open.size() > line.depth()) {
            open.pop();
        }
        if (line.depth() <= choice) {
            choice = -1;
        }
        boolean isHere = divergence != null && !diverged && at(line, divergence.turn());
        StepResult step = step(words(line), status(isHere));
        if (isHere && divergence != null) {
            diverged = true;
            step.setStatusDetails(new StatusDetails().setMessage(AllureResults.safe(divergence.reason())));
            open.forEach(outer -> outer.setStatus(Status.FAILED));
        }
        (open.isEmpty() ? steps : open.element().getSteps()).add(step);
        if (line.kind() == DialogueLine.Kind.CHOICE && choice < 0) {
            choice = line.depth();
        }
        open.push(step);
    }

    private @Nullable Status status(boolean isHere) {
        if (isHere) {
            return Status.FAILED;
        }
        if (diverged) {
            return Status.SKIPPED;
        }
        return choice < 0 ? Status.PASSED : null;
    }

    private static boolean at(DialogueLine line, @Nullable Location turn) {
        return line.at() != null && line.at().equals(turn);
    }

    private static String words(DialogueLine line) {
        String who = line.who() == null ? "" : line.who().word() + ": ";
        return AllureResults.safe(who + line.text());
    }

    private void rule(Finding finding) {
        StepResult step = step("rule " + finding.requirement(), Status.FAILED);
        step.setStatusDetails(new StatusDetails().setMessage(AllureResults.safe(finding.reason())));
        steps.add(step);
    }

    private static StepResult step(String name, @Nullable Status status) {
        StepResult step =
                new StepResult().setName(name).setStage(Stage.FINISHED).setSteps(new ArrayList<>());
        if (status != null) {
            step.setStatus(status);
        }
        return step;
    }
}
