package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.Fragments;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.text.Nearest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that what dialogues build on is proved by scenarios that exist. */
final class FragmentProofs {

    private FragmentProofs() {}

    /** Whatever diverges in a fragment would be blocked for ever if nothing proved it. */
    static void check(Problems problems, Map<String, Fragments.Fragment> fragments, List<Scenario> scenarios) {
        List<String> ids = scenarios.stream().map(Scenario::id).toList();
        for (Fragments.Fragment fragment : fragments.values()) {
            @Nullable String prover = fragment.provedBy();
            if (prover != null && !ids.contains(prover)) {
                problems.add(
                        fragment.dialogue().at(),
                        "the fragment `" + fragment.name() + "` is proved by the unknown scenario `" + prover + "`. "
                                + Nearest.hint(prover, ids));
            }
        }
        scenarios.stream()
                .flatMap(scenario -> Turn.every(scenario.dialogue()))
                .filter(turn -> turn instanceof Turn.Included included && !fragments.containsKey(included.fragment()))
                .map(Turn.Included.class::cast)
                .filter(given -> !ids.contains(String.valueOf(given.provedBy())))
                .forEach(given -> problems.add(
                        given.at(),
                        "what is given here is proved by the unknown scenario `" + given.provedBy() + "`. "
                                + Nearest.hint(String.valueOf(given.provedBy()), ids)));
    }
}
