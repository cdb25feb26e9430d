package io.graphqltck.core.mutant;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.TurnVisitor;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.act.Nature;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives from a scenario's own dialogue the wrong subjects that it must catch. */
public final class Mutations {

    static final int WRONG_CODE = 4321;

    private static final int OFTEN = 20;

    private static final Pattern STRAY = new Pattern.Members(Map.of("type", new Pattern.Literal(Json.of("stray"))));

    private final Protocol protocol;
    private final Scenario scenario;
    private final Role role;
    private final List<Mutant> mutants = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private final FramingMutations framing;

    private Mutations(Protocol protocol, Scenario scenario, Role role) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.role = role;
        this.framing = new FramingMutations(protocol.streams(), scenario);
    }

    /** All mutants of this scenario for a subject of this role. Deterministic. */
    public static List<Mutant> of(Protocol protocol, Scenario scenario, Role role) {
        Scenario plain = Variants.plain(scenario, role);
        Mutations mutations = new Mutations(protocol, plain, role);
        mutations.walk(plain.dialogue(), new Context(null, false));
        mutations.mutants.addAll(OrderMutations.of(plain, role));
        return ofRepeatedTurns(mutations.mutants);
    }

    /** What is done wrongly in a turn that is repeated very often is done in the first and in the last of its places. */
    private static List<Mutant> ofRepeatedTurns(List<Mutant> mutants) {
        Map<String, List<Mutant>> alike = new LinkedHashMap<>();
        for (Mutant mutant : mutants) {
            alike.computeIfAbsent(mutant.change() + "@" + mutant.at(), place -> new ArrayList<>())
                    .add(mutant);
        }
        return alike.values().stream()
                .flatMap(same ->
                        same.size() <= OFTEN ? same.stream() : Stream.of(same.get(0), same.get(same.size() - 1)))
                .toList();
    }

    /**
     * In what a turn stands.
     *
     * @param enclosing the outermost choice or any order, or null
     * @param mayEnd instead of what stands here, the connection may end
     */
    private record Context(@Nullable Location enclosing, boolean mayEnd) {

        Context within(Turn turn) {
            return new Context(enclosing == null ? turn.at() : enclosing, mayEnd);
        }

        Context whereItMayEnd() {
            return new Context(enclosing, true);
        }

        Location from(Location at) {
            return enclosing == null ? at : enclosing;
        }
    }

    private void walk(List<Turn> dialogue, Context context) {
        for (int i = 0; i < dialogue.size(); i++) {
            @Nullable Turn next = i + 1 < dialogue.size() ? dialogue.get(i + 1) : null;
            dialogue.get(i).accept(new Walk(context, next));
        }
    }

    /** Handles one turn, and what stands within it. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private final class Walk implements TurnVisitor<@Nullable Void> {

        private final Context context;
        private final @Nullable Turn next;

        Walk(Context context, @Nullable Turn next) {
            this.context = context;
            this.next = next;
        }

        @Override
        public @Nullable Void speech(Turn.Speech speech) {
            if (speech.party() != role) {
                remember(speech);
                return null;
            }
            new ActMutations(protocol, role, speech, mentioned, context.mayEnd())
                    .all()
                    .forEach(wrong -> add(speech, wrong, context));
            framing.of(speech).forEach(wrong -> add(speech, wrong, context));
            remember(speech);
            if (next instanceof Turn.Speech following && isSwapped(speech, following)) {
                swap(speech, following, context);
            }
            return null;
        }

        @Override
        public @Nullable Void application(Turn.Application turn) {
            if (role == Role.CLIENT && turn.what() instanceof ApplicationTurn.Sees sees) {
                ApplicationMutations.of(sees, isOfSubscription(sees) && !isStoppedHere(sees, next))
                        .forEach(wrong -> add(turn, wrong.in(turn), context));
            }
            return null;
        }

        @Override
        public @Nullable Void silence(Turn.Silence silence) {
            if (silence.party() == role) {
                add(silence, broken(silence), context);
            }
            return null;
        }

        @Override
        public @Nullable Void resume(Turn.Resume resume) {
            return null;
        }

        @Override
        public @Nullable Void either(Turn.Either either) {
            if (otherwiseEnds(either)) {
                walk(
                        either.alternatives().get(0).dialogue(),
                        context.within(either).whereItMayEnd());
            }
            return null;
        }

        @Override
        public @Nullable Void optionally(Turn.Optionally optionally) {
            return null; // the subject's own are left out, and of the others' nobody knows whether they are played
        }

        @Override
        public @Nullable Void anyOrder(Turn.AnyOrder anyOrder) {
            anyOrder.sequences().forEach(sequence -> walk(sequence, context.within(anyOrder)));
            return null;
        }

        @Override
        public @Nullable Void together(Turn.Together together) {
            together.dialogue().forEach(Mutations.this::remember);
            return null;
        }

        /** A fragment's own mutants are caught by the scenario that proves it. */
        @Override
        public @Nullable Void included(Turn.Included included) {
            if (scenario.id().equals(included.provedBy())) {
                walk(included.dialogue(), context);
                return null;
            }
            for (Turn turn : included.dialogue()) {
                remember(turn);
                if (turn instanceof Turn.Included inner) {
                    included(inner);
                }
            }
            return null;
        }
    }

    /** Whether the application stops or closes within the callback for this: what is reported of an end after that is asked for. */
    private static boolean isStoppedHere(ApplicationTurn.Sees sees, @Nullable Turn next) {
        return next instanceof Turn.Application application
                && !(application.what() instanceof ApplicationTurn.Subscribes)
                && application.what().within() != null
                && sees.shows(application.what().within());
    }

    private boolean isOfSubscription(ApplicationTurn.Sees sees) {
        return Turn.every(scenario.dialogue())
                .anyMatch(turn -> turn instanceof Turn.Application application
                        && application.what() instanceof ApplicationTurn.Subscribes started
                        && started.as().equals(sees.of())
                        && isSubscription(started.operation()));
    }

    private boolean isSubscription(String name) {
        @Nullable Operation operation = protocol.operations().get(name);
        return operation != null && operation.kind() == Operation.Kind.SUBSCRIPTION;
    }

    private boolean isSwapped(Turn.Speech first, Turn.Speech second) {
        return second.party() == role
                && first.act().nature() == Nature.MESSAGE
                && second.act().nature() == Nature.MESSAGE
                && !first.act().equals(second.act());
    }

    /** Whether the connection ends in all alternatives but the first, so that nothing wrong that is said is another one. */
    private static boolean otherwiseEnds(Turn.Either either) {
        return either.alternatives().stream()
                .skip(1)
                .allMatch(alternative -> alternative.dialogue().size() == 1
                        && alternative.dialogue().get(0) instanceof Turn.Speech speech
                        && speech.act().nature() == Nature.DROP);
    }

    private void remember(Turn turn) {
        if (turn instanceof Turn.Speech speech) {
            framing.passed(speech);
            if (speech.act().ground() == Ground.SOCKET) {
                speech.act().patterns().forEach(this::mention);
            }
        }
    }

    private void mention(Pattern message) {
        if (message instanceof Pattern.Members members) {
            members.members().values().forEach(member -> {
                if (member instanceof Pattern.Variable variable) {
                    mentioned.add(variable.name());
                }
            });
        }
    }

    private WrongTurn broken(Turn.Silence silence) {
        Act wrong = silence.closingOnly()
                ? new Act.Closes(new CloseCodes(false, false, List.of(WRONG_CODE)), null)
                : new Act.Says(STRAY);
        if (!Dialogues.opensConnection(scenario.dialogue())) {
            wrong = ExchangeMutations.stray(role, silence.closingOnly());
        } else if (!silence.during().isZero() && role == Role.CLIENT) {
            wrong = UpgradeMutations.again(); // the connection is gone: what must not come is another
        }
        Turn stray = new Turn.Speech(silence.at(), role, wrong, true, Modifiers.NONE);
        String words = silence.closingOnly() ? "closes" : "says something";
        return new WrongTurn("break-silence", words, List.of(stray, silence), false);
    }

    private void swap(Turn.Speech first, Turn.Speech second, Context context) {
        Scenario without = Dialogues.replace(scenario, first, List.of());
        Scenario swapped = Dialogues.replace(without, second, List.of(second, first));
        mutants.add(new Mutant(
                scenario,
                role,
                "swap",
                "says the next one first",
                first.at(),
                context.from(first.at()),
                swapped,
                false));
    }

    private void add(Turn turn, WrongTurn wrong, Context context) {
        Scenario played = Dialogues.replace(scenario, turn, wrong.turns());
        mutants.add(new Mutant(
                scenario,
                role,
                wrong.change(),
                wrong.words(),
                turn.at(),
                context.from(turn.at()),
                played,
                wrong.rude()));
    }
}
