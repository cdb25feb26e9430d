package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.TurnVisitor;
import io.graphqltck.core.model.act.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes one turn of a dialogue and leaves the rest as it is. */
final class Dialogues {

    private Dialogues() {}

    /** The scenario with these turns in place of that one, which is found by identity. */
    static Scenario replace(Scenario scenario, Turn target, List<Turn> replacement) {
        return scenario.with(replace(scenario.dialogue(), target, replacement));
    }

    /** The scenario without these turns, which are found by identity. */
    static Scenario without(Scenario scenario, List<? extends Turn> targets) {
        Scenario changed = scenario;
        for (Turn target : targets) {
            changed = replace(changed, target, List.of());
        }
        return changed;
    }

    /** Whether a WebSocket connection is opened in a turn of its own. */
    static boolean opensConnection(List<Turn> dialogue) {
        return dialogue.stream()
                .anyMatch(turn ->
                        (turn instanceof Turn.Speech speech && speech.act().ground() == Ground.UPGRADE)
                                || (turn instanceof Turn.Included included && opensConnection(included.dialogue())));
    }

    @SuppressWarnings("ReferenceEquality") // equal turns may stand in several places
    private static List<Turn> replace(List<Turn> dialogue, Turn target, List<Turn> replacement) {
        UnaryOperator<List<Turn>> inside = inner -> replace(inner, target, replacement);
        List<Turn> changed = new ArrayList<>();
        for (Turn turn : dialogue) {
            if (turn == target) {
                changed.addAll(replacement);
            } else {
                changed.add(within(turn, inside));
            }
        }
        return changed;
    }

    /** Turns that stay as they are keep their identity. */
    static Turn within(Turn turn, UnaryOperator<List<Turn>> inside) {
        Turn changed = rebuilt(turn, inside);
        return changed.equals(turn) ? turn : changed;
    }

    private static Turn rebuilt(Turn turn, UnaryOperator<List<Turn>> inside) {
        return turn.accept(new TurnVisitor<Turn>() {
            @Override
            public Turn speech(Turn.Speech speech) {
                return speech;
            }

            @Override
            public Turn application(Turn.Application application) {
                return application;
            }

            @Override
            public Turn silence(Turn.Silence silence) {
                return silence;
            }

            @Override
            public Turn resume(Turn.Resume resume) {
                return resume;
            }

            @Override
            public Turn either(Turn.Either either) {
                return new Turn.Either(
                        either.at(),
                        either.alternatives().stream()
                                .map(alternative -> new Turn.Alternative(
                                        alternative.outcome(),
                                        alternative.deviates(),
                                        inside.apply(alternative.dialogue())))
                                .toList(),
                        either.requirement());
            }

            @Override
            public Turn optionally(Turn.Optionally optionally) {
                return new Turn.Optionally(optionally.at(), optionally.deviates(), inside.apply(optionally.dialogue()));
            }

            @Override
            public Turn anyOrder(Turn.AnyOrder anyOrder) {
                return new Turn.AnyOrder(
                        anyOrder.at(), anyOrder.sequences().stream().map(inside).toList());
            }

            @Override
            public Turn together(Turn.Together together) {
                return new Turn.Together(together.at(), inside.apply(together.dialogue()));
            }

            @Override
            public Turn included(Turn.Included included) {
                return new Turn.Included(
                        included.at(), included.fragment(), included.provedBy(), inside.apply(included.dialogue()));
            }
        });
    }
}
