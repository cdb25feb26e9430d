package io.graphqltck.core.run;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.HttpBody;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
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
            return said(speech.act()).flatMap(Pattern::every).flatMap(UsedOperations::names);
        }
        return turn instanceof Turn.Application application
                        && role == Role.CLIENT
                        && application.what() instanceof ApplicationTurn.Subscribes subscribes
                ? Stream.of(subscribes.operation())
                : Stream.empty();
    }

    private static Stream<Pattern> said(Act act) {
        if (act instanceof Act.Says says) {
            return Stream.of(says.message());
        }
        if (act instanceof Act.Item item) {
            return Stream.of(item.message());
        }
        if (act instanceof Act.Requests requests) {
            return inBody(requests.body());
        }
        return act instanceof Act.Responds responds ? inBody(responds.body()) : Stream.empty();
    }

    private static Stream<Pattern> inBody(HttpBody body) {
        return body instanceof HttpBody.JsonValue value ? Stream.of(value.value()) : Stream.empty();
    }

    private static Stream<String> names(Pattern pattern) {
        if (pattern instanceof Pattern.Request request) {
            return Stream.of(request.operation());
        }
        return pattern instanceof Pattern.Result result ? Stream.of(result.operation()) : Stream.empty();
    }
}
