package io.graphqltck.selftest;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.text.Location;
import java.util.ArrayList;
import java.util.List;

/** The places of a dialogue's turns in the order in which they are played; a repeated turn stands there several times. */
final class DialogueOrder {

    private DialogueOrder() {}

    static List<Location> of(Scenario scenario) {
        List<Location> order = new ArrayList<>();
        scenario.dialogue().forEach(turn -> add(turn, order));
        return order;
    }

    private static void add(Turn turn, List<Location> order) {
        order.add(turn.at());
        if (turn instanceof Turn.Included included) {
            included.dialogue().forEach(inner -> add(inner, order));
        } else if (turn instanceof Turn.Together together) {
            together.dialogue().forEach(inner -> add(inner, order));
        } else if (turn instanceof Turn.Optionally optionally) {
            optionally.dialogue().forEach(inner -> add(inner, order));
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            anyOrder.sequences().forEach(sequence -> sequence.forEach(inner -> add(inner, order)));
        } else if (turn instanceof Turn.Either either) {
            either.alternatives().forEach(alternative -> alternative.dialogue().forEach(inner -> add(inner, order)));
        }
    }
}
