package io.graphqltck.reports.results;

import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one scenario with a pair.
 *
 * @param reason why, for every verdict but that it works; else empty
 * @param faults the sentences that were broken, that which explains the verdict first
 * @param client the client's side: its dialogue, findings and transcript; null where nothing is to be shown
 * @param server the server's side, in the same way
 * @param repeat the one command that plays it again
 */
public record PairedResult(
        String id,
        String title,
        PairVerdict verdict,
        String reason,
        List<PairFault> faults,
        Duration took,
        String repeat,
        @Nullable Result client,
        @Nullable Result server) {

    public PairedResult {
        faults = List.copyOf(faults);
    }
}
