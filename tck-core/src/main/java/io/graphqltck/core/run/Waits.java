package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.stream.Stream;

/** The parameters by which turns wait longer, see {@code within:}. */
final class Waits {

    private Waits() {}

    static Stream<String> of(Scenario scenario) {
        return Turn.every(scenario.dialogue())
                .filter(Turn.Speech.class::isInstance)
                .flatMap(turn -> Stream.ofNullable(
                        ((Turn.Speech) turn).modifiers().timing().within()));
    }
}
