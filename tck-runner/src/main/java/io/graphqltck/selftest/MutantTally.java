package io.graphqltck.selftest;

import io.graphqltck.core.model.EquivalentMutants;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.selftest.SelfTest.Fate;
import io.graphqltck.selftest.SelfTest.Fate.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what became of mutants. */
public final class MutantTally {

    private final List<Fate> fates = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    public void add(Fate fate) {
        fates.add(fate);
        counts.merge(fate.kind(), 1, Integer::sum);
    }

    /** Whether every mutant that can be told from a subject that conforms was killed for what is wrong with it. */
    public boolean clean() {
        return count(Kind.SURVIVED) == 0 && count(Kind.KILLED_ELSEWHERE) == 0;
    }

    /** Such as {@code killed 3267 of 3267; 80 more are equivalent}. */
    public String sentence() {
        int killed = count(Kind.KILLED);
        int mortal = killed + count(Kind.KILLED_ELSEWHERE) + count(Kind.SURVIVED);
        return "killed " + killed + " of " + mortal + "; also " + count(Kind.OBSERVED)
                + " that the document does not specify and " + count(Kind.EQUIVALENT)
                + " that are listed as equivalent";
    }

    /** A line for each mutant that was not killed as it should, and if asked to for the equivalent ones too. */
    public List<String> lines(boolean all) {
        return fates.stream()
                .filter(fate -> fate.kind() != Kind.KILLED)
                .filter(fate -> all || fate.kind() == Kind.SURVIVED || fate.kind() == Kind.KILLED_ELSEWHERE)
                .map(MutantTally::line)
                .toList();
    }

    /** Entries of the list of equivalent mutants that none of these needs. */
    public List<String> stale(Protocol protocol) {
        return protocol.equivalentMutants().stream()
                .flatMap(entry -> entry.mutants().stream())
                .filter(pattern -> fates.stream()
                        .filter(fate -> fate.kind() == Kind.EQUIVALENT)
                        .noneMatch(fate -> EquivalentMutants.matches(
                                pattern,
                                fate.mutant().original().id(),
                                fate.mutant().change())))
                .toList();
    }

    private static String line(Fate fate) {
        String verdict = fate.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return verdict + ": " + fate.mutant().role().word() + " "
                + fate.mutant().id() + " ("
                + fate.mutant().words() + "): " + fate.result().verdict().word() + " "
                + fate.result().reason();
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
