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

    /** By name; the plain one, which takes first alternatives and leaves out what is optional, is named {@code plain}. */
    public static Map<String, Scenario> of(Scenario scenario, Role role) {
        Scenario plain = plain(scenario, role);
        Map<String, Scenario> variants = new LinkedHashMap<>();
        variants.put("plain", plain);
        collect(plain, plain.dialogue(), variants);
        List<Turn.Optionally> options = options(scenario.dialogue(), role);
        for (int kept = 0; kept < options.size(); kept++) {
            Turn.Optionally option = options.get(kept);
            List<Turn.Optionally> others = new ArrayList<>(options);
            others.remove(kept);
            variants.put("with the option at line " + option.at().line(), Dialogues.without(scenario, others));
        }
        return variants;
    }

    /** Without what is optional for the subject. */
    static Scenario plain(Scenario scenario, Role role) {
        return Dialogues.without(scenario, options(scenario.dialogue(), role));
    }

    private static List<Turn.Optionally> options(List<Turn> dialogue, Role role) {
        List<Turn.Optionally> options = new ArrayList<>();
        for (Turn turn : dialogue) {
            if (turn instanceof Turn.Optionally optionally && isOf(optionally, role)) {
                options.add(optionally);
            }
            if (!(turn instanceof Turn.Optionally)) {
                turn.inside().forEach(inner -> options.addAll(options(inner, role)));
            }
        }
        return options;
    }

    private static void collect(Scenario scenario, List<Turn> dialogue, Map<String, Scenario> variants) {
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
            }
            if (!(turn instanceof Turn.Either || turn instanceof Turn.Optionally)) {
                turn.inside().forEach(inner -> collect(scenario, inner, variants));
            }
        }
    }

    /** Whether it is this role that may leave it out. */
    public static boolean isOf(Turn.Optionally option, Role role) {
        List<Turn> dialogue = option.dialogue();
        return dialogue.isEmpty()
                || dialogue.get(0) instanceof Turn.Application
                || !(dialogue.get(0) instanceof Turn.Speech speech)
                || speech.party() == role;
    }
}
