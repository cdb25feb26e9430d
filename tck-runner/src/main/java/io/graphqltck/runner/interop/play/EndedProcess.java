package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.pair.PairDialogue;
import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario says of a party whose process ended while nothing else was played. */
final class EndedProcess {

    private EndedProcess() {}

    /** The same dialogue; {@code how} the server's process ended. */
    static PairDialogue ofServer(PairDialogue dialogue, Protocol protocol, String how) {
        return of(dialogue, protocol, Role.SERVER, how);
    }

    /**
     * The same dialogue; {@code how} the client's process ended. Where the server had left the dialogue by then, that is what is to be
     * explained: no sentence says what a client does with what it did not ask for.
     */
    static PairDialogue ofClient(PairDialogue dialogue, Protocol protocol, String how) {
        @Nullable ScenarioResult server = dialogue.server();
        List<PairFault> left = server == null
                ? List.of()
                : server.findings().stream()
                        .filter(Finding::isDivergence)
                        .map(finding -> new PairFault(Role.SERVER, finding.requirement(), false, finding.reason()))
                        .toList();
        return left.isEmpty()
                ? of(dialogue, protocol, Role.CLIENT, how)
                : dialogue.with(
                        PairVerdict.FAILS_UNEXPLAINED,
                        "the server left the dialogue at " + left.get(0).reason() + ", and the client's process " + how,
                        left);
    }

    private static PairDialogue of(PairDialogue dialogue, Protocol protocol, Role side, String how) {
        String reason = "played alone, it ends the " + side.word() + "'s process: " + how;
        List<PairFault> faults = dialogue.scenario().requirements().stream()
                .filter(id -> protocol.requirements().containsKey(id)
                        && protocol.requirements().get(id).roles().contains(side))
                .limit(1)
                .map(id -> new PairFault(side, id, true, reason))
                .toList();
        return dialogue.with(PairVerdict.FAILS, reason, faults);
    }
}
