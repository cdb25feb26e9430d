package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways in which a subject may conform to a scenario: each alternative taken once, each optional passage played and left out.
 * A scenario that does not pass all of them would accuse falsely.
 */
public final class Variants {

    private static final int MOST = 24;

    private Variants() {}

    /** By name; the plain one, which takes first alternatives and plays what is optional, is named {@code plain}. */
    public static Map<String, Scenario> of(Scenario scenario, Role role) {
        Map<String, Scenario> variants = new LinkedHashMap<>();
        variants.put("plain", scenario);
        collect(scenario, scenario.dialogue(), role, variants);
        return variants;
    }

    private static void collect(Scenario scenario, List<Turn> dialogue, Role role, Map<String, Scenario> variants) {
        for (Turn turn : dialogue) {
            if (variants.size() >= MOST) {
                return;
            }
            if (turn instanceof Turn.Either either) {
                for (int i = 1; i < either.alternatives().size(); i++) {
                    List<Turn> chosen = either.alternatives().get(i).dialogue();
                    variants.put(
                            "alternative " + (i + 1) + " at line " + either.at().line(),
                            Dialogues.replace(scenario, either, chosen));
                }
            } else if (turn instanceof Turn.Optionally optionally && isOf(optionally.dialogue(), role)) {
                variants.put(
                        "without the option at line " + optionally.at().line(),
                        Dialogues.replace(scenario, optionally, List.of()));
            }
            for (List<Turn> inner : inside(turn)) {
                collect(scenario, inner, role, variants);
            }
        }
    }

    private static boolean isOf(List<Turn> dialogue, Role role) {
        return dialogue.isEmpty()
                || dialogue.get(0) instanceof Turn.Application
                || !(dialogue.get(0) instanceof Turn.Speech speech)
                || speech.party() == role;
    }

    private static List<List<Turn>> inside(Turn turn) {
        List<List<Turn>> inside = new ArrayList<>();
        if (turn instanceof Turn.Included included) {
            inside.add(included.dialogue());
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            inside.addAll(anyOrder.sequences());
        }
        return inside;
    }
}
