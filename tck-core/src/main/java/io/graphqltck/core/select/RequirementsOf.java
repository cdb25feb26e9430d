package io.graphqltck.core.select;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requirements that a scenario tests: its own, and those that single turns name. */
public final class RequirementsOf {

    private final Set<String> ids;

    private RequirementsOf(Set<String> ids) {
        this.ids = ids;
    }

    public static Set<String> scenario(Scenario scenario) {
        RequirementsOf requirements = new RequirementsOf(new LinkedHashSet<>(scenario.requirements()));
        requirements.visit(scenario.dialogue());
        return requirements.ids;
    }

    private void visit(List<Turn> turns) {
        for (Turn turn : turns) {
            visit(turn);
        }
    }

    private void visit(Turn turn) {
        if (turn instanceof Turn.Speech speech) {
            add(speech.modifiers().requirement());
        } else if (turn instanceof Turn.Application application) {
            add(application.requirement());
        } else if (turn instanceof Turn.Silence silence) {
            add(silence.requirement());
        } else if (turn instanceof Turn.Either either) {
            add(either.requirement());
            either.alternatives().forEach(alternative -> visit(alternative.dialogue()));
        } else if (turn instanceof Turn.Optionally optionally) {
            visit(optionally.dialogue());
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            anyOrder.sequences().forEach(this::visit);
        } else if (turn instanceof Turn.Together together) {
            visit(together.dialogue());
        }
        // What a fragment includes is tested by the scenario that proves the fragment.
    }

    private void add(@Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
