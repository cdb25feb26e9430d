package io.graphqltck.core.mutant;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives from a scenario's own dialogue the wrong subjects that it has to catch. */
public final class Mutations {

    private static final Pattern STRAY = new Pattern.Members(Map.of("type", new Pattern.Literal(Json.of("stray"))));
    private static final int WRONG_CODE = 4321;

    private final Protocol protocol;
    private final Scenario scenario;
    private final Role role;
    private final List<Mutant> mutants = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private final FramingMutations framing;
    private @Nullable Location enclosing;
    /** Instead of what stands here, the connection may end. */
    private boolean mayEnd;

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
        mutations.visit(plain.dialogue());
        mutations.outOfOrder();
        return List.copyOf(mutations.mutants);
    }

    private void visit(List<Turn> dialogue) {
        for (int i = 0; i < dialogue.size(); i++) {
            Turn turn = dialogue.get(i);
            if (turn instanceof Turn.Speech speech && speech.party() != role) {
                remember(speech);
            } else if (turn instanceof Turn.Together together) {
                together.dialogue().forEach(this::remember);
            } else if (turn instanceof Turn.Speech speech) {
                speech(speech);
                remember(speech);
                if (i + 1 < dialogue.size()
                        && dialogue.get(i + 1) instanceof Turn.Speech next
                        && next.party() == role
                        && isOrdered(speech.act())
                        && isOrdered(next.act())
                        && !speech.act().equals(next.act())) {
                    swap(speech, next);
                }
            } else if (turn instanceof Turn.Application application
                    && role == Role.CLIENT
                    && application.what() instanceof ApplicationTurn.Sees sees) {
                told(application, sees);
            } else if (turn instanceof Turn.Silence silence && silence.party() == role) {
                breakSilence(silence);
            } else if (turn instanceof Turn.AnyOrder anyOrder) {
                enclosing = enclosing == null ? anyOrder.at() : enclosing;
                anyOrder.sequences().forEach(this::visit);
                enclosing = null;
            } else if (turn instanceof Turn.Either either && otherwiseEnds(either)) {
                enclosing = enclosing == null ? either.at() : enclosing;
                mayEnd = true;
                visit(either.alternatives().get(0).dialogue());
                mayEnd = false;
                enclosing = null;
            } else if (turn instanceof Turn.Included included) {
                included(included);
            }
        }
    }

    /** Whether the connection ends in all alternatives but the first, so that nothing wrong that is said is another one. */
    private static boolean otherwiseEnds(Turn.Either either) {
        return either.alternatives().stream()
                .skip(1)
                .allMatch(alternative -> alternative.dialogue().size() == 1
                        && alternative.dialogue().get(0) instanceof Turn.Speech speech
                        && speech.act() instanceof Act.Drops);
    }

    private static boolean isOrdered(Act act) {
        return act instanceof Act.Says || act instanceof Act.Item;
    }

    /** A fragment's own mutants are caught by the scenario that proves it. */
    private void included(Turn.Included included) {
        if (scenario.id().equals(included.provedBy())) {
            visit(included.dialogue());
        } else {
            included.dialogue().forEach(turn -> {
                remember(turn);
                if (turn instanceof Turn.Included inner) {
                    included(inner);
                }
            });
        }
    }

    private Location from(Location at) {
        return enclosing == null ? at : enclosing;
    }

    private void speech(Turn.Speech speech) {
        Act act = speech.act();
        unauthorised(speech);
        if (act instanceof Act.Says says) {
            message(speech, says);
        } else if (act instanceof Act.Closes closes) {
            drop(speech);
            if (!closes.codes().any()) {
                Act.Codes wrong = new Act.Codes(false, false, List.of(WRONG_CODE));
                change(speech, "wrong-code", "closes with " + WRONG_CODE, new Act.Closes(wrong, closes.reason()));
            }
            change(speech, "no-close-frame", "drops the connection without a close frame", new Act.Drops(null));
        } else if (act instanceof Act.Connects || act instanceof Act.Accepts || act instanceof Act.Refuses) {
            UpgradeMutations.of(act, !protocol.paths().isEmpty()).forEach(wrong -> change(speech, wrong));
            if (!(act instanceof Act.Connects)) {
                drop(speech);
            }
        } else if (act instanceof Act.Pings || act instanceof Act.Pongs) {
            drop(speech);
            boolean ping = act instanceof Act.Pings;
            change(speech, "wrong-data", "sends other data", ping ? new Act.Pings("wrong") : new Act.Pongs("wrong"));
        } else if (act instanceof Act.Leaves || act instanceof Act.Drops) {
            drop(speech);
        } else if (act instanceof Act.Requests
                || act instanceof Act.Responds
                || act instanceof Act.Item
                || act instanceof Act.Ends) {
            drop(speech);
            if (!(act instanceof Act.Responds responds && responds.streamed()) && !(act instanceof Act.Ends)) {
                add(speech, "double", "does it twice", List.of(speech, speech), false);
            }
            ExchangeMutations.of(act).forEach(wrong -> change(speech, wrong));
        }
        framing.of(speech).forEach(wrong -> add(speech, wrong.change(), wrong.words(), wrong.turns(), true));
    }

    private void unauthorised(Turn.Speech speech) {
        @Nullable Authorised authorised = speech.modifiers().authorised();
        if (authorised == null) {
            return;
        }
        for (Authorised wrong : authorised.defective(kindOf(speech.act()))) {
            Turn changed = new Turn.Speech(
                    speech.at(), role, speech.act(), true, speech.modifiers().withAuthorised(wrong));
            add(speech, "authorised-" + wrong.defect(), "is authorised " + wrong.words(), List.of(changed), false);
        }
    }

    private static Authorised.Act kindOf(Act act) {
        if (act instanceof Act.Connects) {
            return Authorised.Act.CONNECT;
        }
        return act instanceof Act.Requests ? Authorised.Act.REQUEST : Authorised.Act.MESSAGE;
    }

    private void message(Turn.Speech speech, Act.Says says) {
        drop(speech);
        if (!isLetPass(says.message())) {
            add(speech, "double", "says it twice", List.of(speech, speech), false);
        }
        if (says.message() instanceof Pattern.Members message) {
            MessageMutations.of(message, mentioned).forEach(wrong -> change(speech, wrong));
        }
    }

    private void remember(Turn turn) {
        if (turn instanceof Turn.Speech speech) {
            framing.passed(speech);
        }
        if (turn instanceof Turn.Speech speech
                && speech.act() instanceof Act.Says says
                && says.message() instanceof Pattern.Members message) {
            message.members().values().forEach(member -> {
                if (member instanceof Pattern.Variable variable) {
                    mentioned.add(variable.name());
                }
            });
        }
    }

    /** A message that may come at any time, so that nothing is wrong with saying it twice. */
    private boolean isLetPass(Pattern message) {
        return protocol.courtesies().stream()
                .filter(Protocol.Courtesy::passesAlways)
                .anyMatch(courtesy -> fits(courtesy.on(), message));
    }

    private static boolean fits(Pattern courtesy, Pattern message) {
        return courtesy instanceof Pattern.Members on
                && message instanceof Pattern.Members said
                && on.members().entrySet().stream()
                        .allMatch(member ->
                                member.getValue().equals(said.members().get(member.getKey())));
    }

    private void told(Turn.Application turn, ApplicationTurn.Sees sees) {
        ApplicationMutations.of(sees)
                .forEach(wrong -> add(
                        turn,
                        wrong.change(),
                        wrong.words(),
                        wrong.told().stream()
                                .<Turn>map(told -> new Turn.Application(turn.at(), told, turn.requirement()))
                                .toList(),
                        false));
    }

    private void breakSilence(Turn.Silence silence) {
        Act wrong = silence.closingOnly()
                ? new Act.Closes(new Act.Codes(false, false, List.of(WRONG_CODE)), null)
                : new Act.Says(STRAY);
        if (!Dialogues.has(scenario.dialogue(), Act.Connects.class)) {
            wrong = ExchangeMutations.stray(role, silence.closingOnly());
        }
        Turn stray = speech(silence, wrong);
        add(
                silence,
                "break-silence",
                silence.closingOnly() ? "closes" : "says something",
                List.of(stray, silence),
                false);
    }

    private Turn speech(Turn at, Act act) {
        return new Turn.Speech(at.at(), role, act, true, Modifiers.NONE);
    }

    private void drop(Turn.Speech speech) {
        if (mayEnd) { // who says nothing ends the connection at last
            return;
        }
        boolean repaired = !(speech.act() instanceof Act.Says says) || isCourtesy(says.message());
        add(speech, "drop", "leaves it out", List.of(), repaired);
    }

    /** What a decent peer says by itself, so that leaving it out takes one that is not. */
    private boolean isCourtesy(Pattern message) {
        return protocol.courtesies().stream()
                .anyMatch(courtesy -> courtesy.answer() != null && fits(courtesy.answer(), message));
    }

    private void change(Turn.Speech speech, WrongAct wrong) {
        change(speech, wrong.change(), wrong.words(), wrong.act());
    }

    private void change(Turn.Speech speech, String change, String words, Act act) {
        if (mayEnd && act instanceof Act.Drops) {
            return;
        }
        Turn changed = new Turn.Speech(speech.at(), role, act, true, speech.modifiers());
        add(speech, change, words, List.of(changed), act instanceof Act.Drops || speech.act() instanceof Act.Closes);
    }

    /** A response goes to the request of the same place in the order: wrong order is a response to the other request. */
    private void outOfOrder() {
        Map<String, Turn.Speech> responses = new LinkedHashMap<>();
        Turn.every(scenario.dialogue()).forEach(turn -> {
            if (turn instanceof Turn.Speech speech
                    && speech.party() == role
                    && speech.act() instanceof Act.Responds responds
                    && responds.to() != null) {
                responses.putIfAbsent(responds.to(), speech);
            }
        });
        Turn.every(scenario.dialogue()).forEach(turn -> {
            if (turn instanceof Turn.Speech speech && speech.act() instanceof Act.Requests requests) {
                Turn.@Nullable Speech first = responses.get(String.valueOf(requests.behind()));
                Turn.@Nullable Speech second = responses.get(String.valueOf(requests.as()));
                if (first != null && second != null) {
                    outOfOrder(first, second);
                }
            }
        });
    }

    private void outOfOrder(Turn.Speech first, Turn.Speech second) {
        Act.Responds one = (Act.Responds) first.act();
        Act.Responds other = (Act.Responds) second.act();
        if (one.streamed() || other.streamed()) {
            return;
        }
        Scenario changed = Dialogues.replace(scenario, first, List.of(response(first, other.answering(one.to()))));
        Scenario swapped = Dialogues.replace(changed, second, List.of(response(second, one.answering(other.to()))));
        mutants.add(new Mutant(
                scenario,
                role,
                "out-of-order",
                "answers the second request first",
                first.at(),
                first.at(),
                swapped,
                false));
    }

    private Turn response(Turn.Speech speech, Act act) {
        return new Turn.Speech(speech.at(), role, act, true, speech.modifiers());
    }

    private void swap(Turn.Speech first, Turn.Speech second) {
        Scenario without = Dialogues.replace(scenario, first, List.of());
        Scenario swapped = Dialogues.replace(without, second, List.of(second, first));
        mutants.add(new Mutant(
                scenario, role, "swap", "says the next one first", first.at(), from(first.at()), swapped, false));
    }

    private void add(Turn turn, String change, String words, List<Turn> replacement, boolean rude) {
        Scenario played = Dialogues.replace(scenario, turn, replacement);
        mutants.add(new Mutant(scenario, role, change, words, turn.at(), from(turn.at()), played, rude));
    }
}
