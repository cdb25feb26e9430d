package io.graphqltck.core.select;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Nature;
import io.graphqltck.core.model.application.ApplicationTurn;
import java.util.EnumSet;
import java.util.stream.Stream;

/** Selects the scenarios that a real client and a real server can play with each other. */
public final class BothSides {

    private BothSides() {}

    /**
     * Whether every turn of it is one that a conforming party takes by itself: it binds both roles, an application brings it about, and
     * nothing in it is illegal, made of raw bytes, or said to be for the kit only.
     */
    public static boolean play(Scenario scenario) {
        return !scenario.kitOnly()
                && EnumSet.allOf(Role.class).stream().allMatch(scenario::concerns)
                && turns(scenario).anyMatch(BothSides::begins)
                && turns(scenario).noneMatch(BothSides::isOnlyTheKits);
    }

    /**
     * Those of the selected ones.
     *
     * @throws NothingSelectedException when none is left
     */
    public static Selection selection(Catalog catalog, Filters filters) {
        Selection shared = Selection.of(catalog, filters, true).only(BothSides::play);
        if (shared.scenarios().isEmpty()) {
            throw new NothingSelectedException(
                    "no scenario that passes the filters can be played by a real client and a"
                            + " real server; see `list --interop`");
        }
        return shared;
    }

    private static Stream<Turn> turns(Scenario scenario) {
        return Turn.every(scenario.dialogue());
    }

    private static boolean begins(Turn turn) {
        return turn instanceof Turn.Application application
                && (application.what() instanceof ApplicationTurn.Subscribes
                        || application.what() instanceof ApplicationTurn.Connects);
    }

    private static boolean isOnlyTheKits(Turn turn) {
        return turn instanceof Turn.Speech speech
                && (speech.illegally()
                        || speech.act().nature() == Nature.RAW
                        || speech.act().nature() == Nature.READING);
    }
}
