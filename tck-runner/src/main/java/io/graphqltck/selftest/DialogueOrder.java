package io.graphqltck.selftest;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.text.Location;
import java.util.List;

/** The places of a dialogue's turns in the order in which they are played; a repeated turn stands there several times. */
final class DialogueOrder {

    private DialogueOrder() {}

    static List<Location> of(Scenario scenario) {
        return Turn.every(scenario.dialogue()).map(Turn::at).toList();
    }

    /** Whether the turn is that one, or comes after it. */
    static boolean isReached(Scenario scenario, Location from, Location turn) {
        List<Location> order = of(scenario);
        return order.lastIndexOf(turn) >= order.indexOf(from);
    }
}
