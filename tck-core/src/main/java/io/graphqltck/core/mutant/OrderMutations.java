package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Answer;
import io.graphqltck.core.model.act.Ground;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response goes to the request of the same place in the order: wrong order is a response to the other request. */
final class OrderMutations {

    private final Scenario scenario;
    private final Role role;
    private final Map<String, Turn.Speech> responses = new LinkedHashMap<>();

    private OrderMutations(Scenario scenario, Role role) {
        this.scenario = scenario;
        this.role = role;
    }

    static List<Mutant> of(Scenario scenario, Role role) {
        return new OrderMutations(scenario, role).all();
    }

    private List<Mutant> all() {
        List<Turn.Speech> speeches = Turn.every(scenario.dialogue())
                .filter(Turn.Speech.class::isInstance)
                .map(Turn.Speech.class::cast)
                .toList();
        for (Turn.Speech speech : speeches) {
            @Nullable String to = speech.act().exchange();
            Answer answer = speech.act().answer();
            if (speech.party() == role && to != null && (answer == Answer.HEAD || answer == Answer.WHOLE)) {
                responses.putIfAbsent(to, speech);
            }
        }
        List<Mutant> mutants = new ArrayList<>();
        for (Turn.Speech speech : speeches) {
            if (speech.act().ground() == Ground.REQUEST) {
                Act.Requests requests = (Act.Requests) speech.act();
                Turn.@Nullable Speech first = responses.get(String.valueOf(requests.behind()));
                Turn.@Nullable Speech second = responses.get(String.valueOf(requests.as()));
                if (first != null && second != null) {
                    outOfOrder(first, second, mutants);
                }
            }
        }
        return mutants;
    }

    private void outOfOrder(Turn.Speech first, Turn.Speech second, List<Mutant> mutants) {
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
}
