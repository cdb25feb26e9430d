package io.graphqltck.junit.assertj;

import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.play.PlayedScenario;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what came of a scenario. */
public final class PlayedScenarioAssert extends AbstractAssert<PlayedScenarioAssert, PlayedScenario> {

    PlayedScenarioAssert(@Nullable PlayedScenario actual) {
        super(actual, PlayedScenarioAssert.class);
    }

    /** It passed, without a warning. The message of a failure contains the whole story. */
    public PlayedScenarioAssert passed() {
        return hasVerdict(Verdict.PASSED);
    }

    /** The message of a failure contains the whole story. */
    public PlayedScenarioAssert hasVerdict(Verdict expected) {
        isNotNull();
        if (actual.verdict() != expected) {
            failWithMessage(
                    "Expected %s to end as `%s`, but it ended as `%s`%n%n%s",
                    actual.id(), expected.word(), actual.verdict().word(), actual.story());
        }
        return this;
    }

    /** Not one requirement is broken, nor is there a warning. */
    public PlayedScenarioAssert breaksNothing() {
        isNotNull();
        if (!actual.findings().isEmpty()) {
            failWithMessage(
                    "Expected the subject of %s to break nothing, but it broke%n%s", actual.id(), Lines.of(broken()));
        }
        return this;
    }

    /** Each of these requirements is broken, and maybe others. */
    public PlayedScenarioAssert breaks(String... requirements) {
        isNotNull();
        for (String requirement : requirements) {
            if (!broken().contains(requirement)) {
                failWithMessage(
                        "Expected the subject of %s to break %s, but it broke%n%s",
                        actual.id(), requirement, Lines.of(broken()));
            }
        }
        return this;
    }

    private List<String> broken() {
        return actual.findings().stream().map(Finding::requirement).distinct().toList();
    }

    /** Where the document leaves it open, the subject did this. */
    public PlayedScenarioAssert observed(String outcome) {
        isNotNull();
        if (!actual.observed().contains(outcome)) {
            failWithMessage(
                    "Expected of %s the outcome%n  %s%nbut its outcomes were%n%s",
                    actual.id(), outcome, Lines.of(actual.observed()));
        }
        return this;
    }

    /** Continues with all that crossed the wires. */
    public TranscriptAssert transcript() {
        isNotNull();
        return new TranscriptAssert(actual);
    }
}
