package io.graphqltck.core.pair;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Stalemate;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the two sides of a dialogue to a verdict for the pair, and whose fault it is. What a party does on the wire is its own doing. That
 * it left the script may be the doing of the other one, which the kit does not play: it is blamed for that only if it leaves the same script
 * with the kit as well.
 */
public final class PairJudge {

    private PairJudge() {}

    /** Plays the scenario with the kit in place of the other party; empty where that says nothing. */
    @FunctionalInterface
    public interface Alone {
        Optional<ScenarioResult> play(Role subject) throws InterruptedException;
    }

    /** Whether what a party did where the script was left breaks a sentence by itself, whatever the other one does. */
    @FunctionalInterface
    public interface OwnDoing {
        boolean is(ScenarioResult result, Finding finding);

        /** Whether no document demands what was found missing, though the kit may warn of it. */
        default boolean isOpen(Finding finding) {
            return finding.judgement() == Judgement.OBSERVE;
        }
    }

    /** Judges what two results of the same play show, as far as that can be said without playing it again. */
    public static PairDialogue judge(ScenarioResult client, ScenarioResult server, OwnDoing own) {
        Map<Role, ScenarioResult> sides = new EnumMap<>(Map.of(Role.CLIENT, client, Role.SERVER, server));
        Duration took = client.took().compareTo(server.took()) < 0 ? server.took() : client.took();
        PairDialogue dialogue =
                new PairDialogue(client.scenario(), PairVerdict.WORKS, "", List.of(), client, server, took);
        Optional<String> trouble = sides.values().stream()
                .filter(side -> side.verdict() == Verdict.HARNESS_ERROR)
                .map(ScenarioResult::reason)
                .findFirst();
        if (trouble.isPresent() && Stalemate.isIn(trouble.get())) { // the kit finds out whose turn it was
            return dialogue.with(PairVerdict.FAILS_UNEXPLAINED, trouble.get(), List.of());
        }
        if (trouble.isPresent()) {
            return dialogue.with(PairVerdict.UNDECIDED, trouble.get(), List.of());
        }
        if (client.verdict() == Verdict.UNTESTABLE) {
            return dialogue.with(PairVerdict.NOT_TRIED, "the client: " + client.reason(), List.of());
        }
        if (client.transcript() != null && client.transcript().isUntouched()) {
            return dialogue.with(
                    PairVerdict.UNDECIDED,
                    "the client has not connected to the relay: it connected elsewhere, or not at all",
                    List.of());
        }
        List<PairFault> laws = faults(sides, (side, finding) -> !finding.isDivergence() || own.is(side, finding), true);
        if (diverged(client) || diverged(server)) {
            List<PairFault> faults = new ArrayList<>(laws);
            faults.addAll(faults(sides, (side, finding) -> finding.isDivergence() && !own.is(side, finding), false));
            boolean certain = !laws.isEmpty();
            boolean open = faults.isEmpty() && isOpen(client, own) && isOpen(server, own);
            return dialogue.with(
                    certain ? PairVerdict.FAILS : open ? PairVerdict.LEFT_OPEN : PairVerdict.FAILS_UNEXPLAINED,
                    faults.isEmpty() ? "no sentence forbids this: " + left(sides) : words(faults.get(0)),
                    faults);
        }
        return laws.isEmpty() ? dialogue : dialogue.with(PairVerdict.WORKS_WITH_FAULT, words(laws.get(0)), laws);
    }

    /** The same for one that failed and whose cause is not known, once each party has played it with the kit. */
    public static PairDialogue explained(PairDialogue dialogue, Alone alone) throws InterruptedException {
        // What no sentence forbids, no play with the kit makes a fault.
        boolean open = dialogue.faults().isEmpty() && !Stalemate.isIn(dialogue.reason());
        if (dialogue.verdict() != PairVerdict.FAILS_UNEXPLAINED || open) {
            return dialogue;
        }
        List<PairFault> certain = new ArrayList<>();
        boolean known = true;
        for (Role side : Role.values()) {
            Optional<ScenarioResult> result = alone.play(side);
            known &= result.map(one -> one.verdict() == Verdict.PASSED || one.verdict() == Verdict.WARNED)
                    .orElse(false);
            result.filter(one -> one.verdict() == Verdict.FAILED)
                    .flatMap(one -> one.findings().stream()
                            .filter(finding -> finding.judgement() == Judgement.FAIL)
                            .findFirst())
                    .ifPresent(
                            finding -> certain.add(new PairFault(side, finding.requirement(), true, finding.reason())));
        }
        if (!certain.isEmpty()) {
            return dialogue.with(PairVerdict.FAILS, words(certain.get(0)) + ", with the kit as well", certain);
        }
        String left = dialogue.reason().isEmpty() ? "a turn did not come" : dialogue.reason();
        return known
                ? dialogue.with(
                        PairVerdict.FAILS_UNEXPLAINED,
                        "both pass this scenario with the kit, but not with each other: " + left,
                        dialogue.faults())
                : dialogue.with(
                        PairVerdict.FAILS_UNEXPLAINED,
                        "whose fault it is could not be found out with the kit: " + left,
                        dialogue.faults());
    }

    private static boolean diverged(ScenarioResult side) {
        return side.findings().stream().anyMatch(Finding::isDivergence);
    }

    /** Whether no document says anything of all that left the script. */
    private static boolean isOpen(ScenarioResult side, OwnDoing own) {
        return side.findings().stream().filter(Finding::isDivergence).allMatch(own::isOpen);
    }

    /** Those of which {@code kind} is true. {@code certain}: that they are this party's fault. */
    private static List<PairFault> faults(Map<Role, ScenarioResult> sides, OwnDoing kind, boolean certain) {
        return Stream.of(Role.values())
                .flatMap(role -> faults(role, Objects.requireNonNull(sides.get(role)), kind, certain))
                .toList();
    }

    private static Stream<PairFault> faults(Role role, ScenarioResult side, OwnDoing kind, boolean certain) {
        return side.findings().stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL)
                .filter(finding -> kind.is(side, finding))
                .map(finding -> new PairFault(role, finding.requirement(), certain, finding.reason()));
    }

    private static String left(Map<Role, ScenarioResult> sides) {
        return sides.entrySet().stream()
                .flatMap(side -> side.getValue().findings().stream()
                        .filter(Finding::isDivergence)
                        .map(finding -> "the " + side.getKey().word() + " left the dialogue: " + finding.reason()))
                .findFirst()
                .orElse("");
    }

    private static String words(PairFault fault) {
        return "the " + fault.side().word() + (fault.certain() ? " breaks " : " left the dialogue at ")
                + fault.reason();
    }

    /** The party that explains the verdict, or null where neither does. */
    public static @Nullable Role side(PairDialogue dialogue) {
        boolean blamed = dialogue.verdict() == PairVerdict.FAILS || dialogue.verdict() == PairVerdict.WORKS_WITH_FAULT;
        return blamed && !dialogue.faults().isEmpty() ? dialogue.faults().get(0).side() : null;
    }
}
