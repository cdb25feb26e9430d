package io.graphqltck.core.run;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which named operations a scenario uses. */
public final class UsedOperations {

    private UsedOperations() {}

    /** For a subject of this role; the application's turns count for clients only. */
    public static Set<String> of(Scenario scenario, Role role) {
        Set<String> names = new TreeSet<>();
        Turn.every(scenario.dialogue()).flatMap(turn -> names(turn, role)).forEach(names::add);
        return names;
    }

    private static Stream<String> names(Turn turn, Role role) {
        if (turn instanceof Turn.Speech speech) {
            return speech.act().patterns().stream().flatMap(Pattern::every).flatMap(UsedOperations::names);
        }
        return turn instanceof Turn.Application application
                        && role == Role.CLIENT
                        && application.what() instanceof ApplicationTurn.Subscribes subscribes
                ? Stream.of(subscribes.operation())
                : Stream.empty();
    }

    private static Stream<String> names(Pattern pattern) {
        if (pattern instanceof Pattern.Request request) {
            return Stream.of(request.operation());
        }
        return pattern instanceof Pattern.Result result ? Stream.of(result.operation()) : Stream.empty();
    }
}
