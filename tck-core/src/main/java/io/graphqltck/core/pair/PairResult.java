package io.graphqltck.core.pair;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.run.SubjectInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of one client and one server with one protocol.
 *
 * @param over what they talked over, such as {@code HTTP/1.1} or {@code HTTP/2 with TLS}
 * @param reason why it was not tried at all, or empty
 * @param complete whether every scenario was played or is known not to be playable
 */
public record PairResult(
        SubjectInfo client,
        SubjectInfo server,
        Protocol protocol,
        String over,
        String reason,
        List<PairDialogue> dialogues,
        Instant started,
        Duration took,
        boolean complete) {

    public PairResult {
        dialogues = List.copyOf(dialogues);
    }

    /** The same with these dialogues. */
    public PairResult with(List<PairDialogue> others) {
        return new PairResult(client, server, protocol, over, reason, others, started, took, complete);
    }

    /** The worst of its dialogues that were played; where none was, that it was not tried. */
    public PairVerdict verdict() {
        return headline().map(PairDialogue::verdict).orElse(PairVerdict.NOT_TRIED);
    }

    /** The dialogue that decides: the first of the worst. */
    public Optional<PairDialogue> headline() {
        return dialogues.stream()
                .filter(dialogue -> dialogue.verdict() != PairVerdict.NOT_TRIED)
                .max(Comparator.comparing(PairDialogue::verdict).thenComparing(this::earlier));
    }

    private int earlier(PairDialogue one, PairDialogue other) {
        return dialogues.indexOf(other) - dialogues.indexOf(one);
    }

    /** Why it is as it is, in one line; empty where it works. */
    public String why() {
        return headline()
                .map(PairDialogue::reason)
                .orElseGet(() -> !reason.isEmpty()
                        ? reason
                        : dialogues.isEmpty()
                                ? "no scenario is playable"
                                : dialogues.get(0).reason());
    }

    /** How many dialogues ended in each verdict; only those that occur. */
    public Map<PairVerdict, Integer> counts() {
        Map<PairVerdict, Integer> counts = new EnumMap<>(PairVerdict.class);
        dialogues.forEach(dialogue -> counts.merge(dialogue.verdict(), 1, Integer::sum));
        return counts;
    }
}
