package io.graphqltck.core.model;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.text.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One turn of a dialogue, as written; {@code repeat} and {@code examples} are multiplied out already. */
public sealed interface Turn
        permits Turn.Speech,
                Turn.Application,
                Turn.Silence,
                Turn.Resume,
                Turn.Either,
                Turn.Optionally,
                Turn.AnyOrder,
                Turn.Together,
                Turn.Included {

    Location at();

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(TurnVisitor<R> visitor);

    /** The dialogues that stand within this turn, as they are written; none for what one party does. */
    default List<List<Turn>> inside() {
        return List.of();
    }

    /** The requirement that a divergence at this turn breaks, or null for the scenario's. */
    default @Nullable String requirement() {
        return null;
    }

    /** The turns of a dialogue and all that stand within them, each before what it holds, as they are written. */
    static Stream<Turn> every(List<Turn> dialogue) {
        List<Turn> every = new ArrayList<>();
        collect(dialogue, every);
        return every.stream();
    }

    /** Streams within streams would cost each play more than what is done with the turns. */
    private static void collect(List<Turn> turns, List<Turn> into) {
        for (Turn turn : turns) {
            into.add(turn);
            turn.inside().forEach(branch -> collect(branch, into));
        }
    }

    /** A party acts on the wire. */
    record Speech(Location at, Role party, Act act, boolean illegally, Modifiers modifiers) implements Turn {
        @Override
        public @Nullable String requirement() {
            return modifiers.requirement();
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.speech(this);
        }
    }

    /** The client's application acts or sees. */
    record Application(
            Location at, ApplicationTurn what, @Nullable String requirement) implements Turn {
        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.application(this);
        }
    }

    /**
     * This party sends nothing more until a barrier is answered.
     *
     * @param closingOnly only that it did not close
     * @param during how long nothing comes after the barrier; zero for a short while
     */
    record Silence(
            Location at,
            Role party,
            boolean closingOnly,
            Duration during,
            @Nullable String requirement) implements Turn {
        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.silence(this);
        }
    }

    /**
     * The turns after this one are about an earlier connection or exchange again.
     *
     * @param connection its number, in the order in which the dialogue's WebSocket connections are opened; 0 for none
     * @param exchange the name of an exchange, or null
     */
    record Resume(Location at, int connection, @Nullable String exchange) implements Turn {
        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.resume(this);
        }
    }

    /** Alternatives that the document allows. */
    record Either(
            Location at,
            List<Alternative> alternatives,
            @Nullable String requirement) implements Turn {
        public Either {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public List<List<Turn>> inside() {
            return alternatives.stream().map(Alternative::dialogue).toList();
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.either(this);
        }
    }

    /**
     * Turns that may be left out by the party that begins them.
     *
     * @param deviates allowed, but a rule of the protocol warns of it
     */
    record Optionally(Location at, boolean deviates, List<Turn> dialogue) implements Turn {
        public Optionally {
            dialogue = List.copyOf(dialogue);
        }

        @Override
        public List<List<Turn>> inside() {
            return List.of(dialogue);
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.optionally(this);
        }
    }

    /** Independent sequences, interleaved as they come. */
    record AnyOrder(Location at, List<List<Turn>> sequences) implements Turn {
        public AnyOrder {
            sequences = sequences.stream().map(List::copyOf).toList();
        }

        @Override
        public List<List<Turn>> inside() {
            return sequences;
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.anyOrder(this);
        }
    }

    /** Turns of one party that go out in one write. */
    record Together(Location at, List<Turn> dialogue) implements Turn {
        public Together {
            dialogue = List.copyOf(dialogue);
        }

        @Override
        public List<List<Turn>> inside() {
            return List.of(dialogue);
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.together(this);
        }
    }

    /** The turns of a fragment. */
    record Included(Location at, String fragment, @Nullable String provedBy, List<Turn> dialogue) implements Turn {
        public Included {
            dialogue = List.copyOf(dialogue);
        }

        @Override
        public List<List<Turn>> inside() {
            return List.of(dialogue);
        }

        @Override
        public <R extends @Nullable Object> R accept(TurnVisitor<R> visitor) {
            return visitor.included(this);
        }
    }

    /**
     * One of several ways that are allowed.
     *
     * @param outcome recorded with the result, or null
     * @param deviates allowed, but worth a warning
     */
    record Alternative(@Nullable String outcome, boolean deviates, List<Turn> dialogue) {
        public Alternative {
            dialogue = List.copyOf(dialogue);
        }
    }
}
