package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one scenario with one subject.
 *
 * @param role the subject's
 * @param reason why, in a sentence, for every verdict but a plain pass; else empty
 * @param findings in the order of the transcript
 * @param outcomes which alternatives the subject took where the document leaves it open
 * @param provedBy for one that is blocked, known or not, the scenario that tests what it builds on
 * @param transcript null where nothing was played
 */
public record ScenarioResult(
        Scenario scenario,
        Role role,
        Verdict verdict,
        String reason,
        List<Finding> findings,
        List<String> outcomes,
        @Nullable String provedBy,
        @Nullable Transcript transcript,
        Duration took) {

    public ScenarioResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
    }

    /** One that was not played. */
    public static ScenarioResult notPlayed(Scenario scenario, Role role, Verdict verdict, String reason) {
        return new ScenarioResult(scenario, role, verdict, reason, List.of(), List.of(), null, null, Duration.ZERO);
    }

    public ScenarioResult with(Verdict newVerdict, String newReason) {
        return new ScenarioResult(
                scenario, role, newVerdict, newReason, findings, outcomes, provedBy, transcript, took);
    }

    /** The same, where this scenario tests what it builds on. */
    public ScenarioResult provedBy(String id) {
        return new ScenarioResult(scenario, role, verdict, reason, findings, outcomes, id, transcript, took);
    }

    /** The same for a holder of thousands that prints no stories. */
    public ScenarioResult withoutTranscript() {
        return new ScenarioResult(scenario, role, verdict, reason, findings, outcomes, provedBy, null, took);
    }
}
