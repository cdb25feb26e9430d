package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.List;
import java.util.stream.Stream;

/** The parameters by which turns wait longer, see {@code within:}. */
final class Waits {

    private Waits() {}

    static Stream<String> of(Scenario scenario) {
        return of(scenario.dialogue());
    }

    private static Stream<String> of(List<Turn> dialogue) {
        return dialogue.stream().flatMap(Waits::of);
    }

    private static Stream<String> of(Turn turn) {
        if (turn instanceof Turn.Speech speech) {
            return Stream.ofNullable(speech.modifiers().timing().within());
        }
        if (turn instanceof Turn.Either either) {
            return either.alternatives().stream().flatMap(alternative -> of(alternative.dialogue()));
        }
        if (turn instanceof Turn.Optionally optionally) {
            return of(optionally.dialogue());
        }
        if (turn instanceof Turn.AnyOrder anyOrder) {
            return anyOrder.sequences().stream().flatMap(Waits::of);
        }
        if (turn instanceof Turn.Together together) {
            return of(together.dialogue());
        }
        return turn instanceof Turn.Included included ? of(included.dialogue()) : Stream.empty();
    }
}
