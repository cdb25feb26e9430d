package io.graphqltck.reports.results;

import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What reports call the outcome of a pair. */
public final class PairWords {

    private PairWords() {}

    /** The outcome in one or two words, for the cell of a table. */
    public static String cell(PlayedPair pair) {
        String fault = side(pair).map(side -> " (" + side + ")").orElse("");
        return switch (pair.verdict()) {
            case WORKS -> "works";
            case WORKS_WITH_FAULT -> "works, fault" + fault;
            case FAILS -> "fails" + fault;
            case LEFT_OPEN -> "works, open";
            case FAILS_UNEXPLAINED -> "fails, unexplained";
            case UNDECIDED -> "undecided";
            case NOT_TRIED -> "not tried";
        };
    }

    /** The outcome as {@link #cell} has it, with what the pair talked over where the same two were played over several things. */
    public static String cell(PlayedPair pair, boolean several) {
        return cell(pair) + (several && !pair.over().isEmpty() ? " (" + pair.over() + ")" : "");
    }

    /** The outcomes of the same two over several things, each {@code shown} in its way; once where all are the same. */
    public static String cells(List<PlayedPair> pairs, BiFunction<PlayedPair, Boolean, String> shown) {
        List<String> same =
                pairs.stream().map(pair -> shown.apply(pair, false)).distinct().toList();
        return same.size() == 1
                ? same.get(0)
                : pairs.stream().map(pair -> shown.apply(pair, true)).collect(Collectors.joining(" / "));
    }

    /** A mark that tells the outcomes apart without any colour. */
    public static String mark(PairVerdict verdict) {
        return switch (verdict) {
            case WORKS -> "●";
            case WORKS_WITH_FAULT -> "◐";
            case FAILS -> "✕";
            case LEFT_OPEN -> "◑";
            case FAILS_UNEXPLAINED -> "▲";
            case UNDECIDED -> "◇";
            case NOT_TRIED -> "○";
        };
    }

    /** What the outcome means, for a legend. */
    public static String meaning(PairVerdict verdict) {
        return switch (verdict) {
            case WORKS -> "works";
            case WORKS_WITH_FAULT -> "works, but a side breaks a sentence of the protocol";
            case FAILS -> "fails, because a side breaks a sentence of the protocol";
            case LEFT_OPEN -> "works, but for what no document demands, such as a very large message";
            case FAILS_UNEXPLAINED -> "fails, though each side passes the same scenario with the kit";
            case UNDECIDED -> "the kit or an adapter failed";
            case NOT_TRIED -> "not tried";
        };
    }

    /** Whose fault the outcome is, where that is known. */
    public static Optional<String> side(PlayedPair pair) {
        Stream<PairFault> faults = pair.verdict() == PairVerdict.FAILS || pair.verdict() == PairVerdict.WORKS_WITH_FAULT
                ? pair.results().stream()
                        .filter(result -> result.verdict() == pair.verdict())
                        .flatMap(result -> result.faults().stream().limit(1))
                : Stream.of();
        return faults.map(fault -> fault.side().word()).distinct().sorted().reduce((one, other) -> one + ", " + other);
    }
}
