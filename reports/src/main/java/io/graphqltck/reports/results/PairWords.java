package io.graphqltck.reports.results;

import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import java.util.Optional;
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
