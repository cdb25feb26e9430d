package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Turn;
import java.util.List;

/**
 * What stands in a mutant's dialogue in place of one turn; named as {@link Mutant} names it.
 *
 * @param rude as in {@link Mutant}
 */
record WrongTurn(String change, String words, List<Turn> turns, boolean rude) {

    WrongTurn {
        turns = List.copyOf(turns);
    }
}
