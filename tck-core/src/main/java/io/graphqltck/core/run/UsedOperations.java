package io.graphqltck.core.run;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which named operations a scenario uses. */
public final class UsedOperations {

    private final Set<String> names = new TreeSet<>();
    private final Role role;

    private UsedOperations(Role role) {
        this.role = role;
    }

    /** For a subject of this role; the application's turns count for clients only. */
    public static Set<String> of(Scenario scenario, Role role) {
        UsedOperations used = new UsedOperations(role);
        used.visit(scenario.dialogue());
        return used.names;
    }

    private void visit(List<Turn> turns) {
        turns.forEach(this::visit);
    }

    private void visit(Turn turn) {
        if (turn instanceof Turn.Speech speech && speech.act() instanceof Act.Says says) {
            visit(says.message());
        } else if (turn instanceof Turn.Application application && role == Role.CLIENT) {
            if (application.what() instanceof ApplicationTurn.Subscribes subscribes) {
                names.add(subscribes.operation());
            }
        } else if (turn instanceof Turn.Either either) {
            either.alternatives().forEach(alternative -> visit(alternative.dialogue()));
        } else if (turn instanceof Turn.Optionally optionally) {
            visit(optionally.dialogue());
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            anyOrder.sequences().forEach(this::visit);
        } else if (turn instanceof Turn.Together together) {
            visit(together.dialogue());
        } else if (turn instanceof Turn.Included included) {
            visit(included.dialogue());
        }
    }

    private void visit(@Nullable Pattern pattern) {
        if (pattern instanceof Pattern.Request request) {
            names.add(request.operation());
        } else if (pattern instanceof Pattern.Result result) {
            names.add(result.operation());
        } else if (pattern instanceof Pattern.Members members) {
            members.members().values().forEach(this::visit);
        } else if (pattern instanceof Pattern.Items items) {
            items.items().forEach(this::visit);
        } else if (pattern instanceof Pattern.Encoded encoded) {
            visit(encoded.inner());
        }
    }
}
