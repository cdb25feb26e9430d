package io.graphqltck.core.pair;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one scenario with a pair.
 *
 * @param reason a sentence for every verdict but {@link PairVerdict#WORKS}, else empty
 * @param faults the sentences that were broken, that which explains the verdict first
 * @param client the client's side of it, or null where nothing was played
 * @param server the server's side of it, or null where nothing was played
 */
public record PairDialogue(
        Scenario scenario,
        PairVerdict verdict,
        String reason,
        List<PairFault> faults,
        @Nullable ScenarioResult client,
        @Nullable ScenarioResult server,
        Duration took) {

    public PairDialogue {
        faults = List.copyOf(faults);
    }

    /** One that was not played, or said nothing. */
    public static PairDialogue unplayed(Scenario scenario, PairVerdict verdict, String reason) {
        return new PairDialogue(scenario, verdict, reason, List.of(), null, null, Duration.ZERO);
    }

    /** The same without what was said. */
    public PairDialogue bare() {
        return new PairDialogue(scenario, verdict, reason, faults, null, null, took);
    }

    /** The same, in which a party broke these sentences, or neither did. */
    public PairDialogue with(PairVerdict newVerdict, String newReason, List<PairFault> newFaults) {
        return new PairDialogue(scenario, newVerdict, newReason, newFaults, client, server, took);
    }
}
