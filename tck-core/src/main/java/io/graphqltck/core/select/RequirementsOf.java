package io.graphqltck.core.select;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requirements that a scenario tests: its own, and those that single turns name. */
public final class RequirementsOf {

    private RequirementsOf() {}

    public static Set<String> scenario(Scenario scenario) {
        Set<String> ids = new LinkedHashSet<>(scenario.requirements());
        collect(scenario.dialogue(), ids);
        return ids;
    }

    private static void collect(List<Turn> dialogue, Set<String> ids) {
        for (Turn turn : dialogue) {
            @Nullable String id = turn.requirement();
            if (id != null) {
                ids.add(id);
            }
            // What a fragment includes is tested by the scenario that proves the fragment.
            if (!(turn instanceof Turn.Included)) {
                turn.inside().forEach(inner -> collect(inner, ids));
            }
        }
    }
}
