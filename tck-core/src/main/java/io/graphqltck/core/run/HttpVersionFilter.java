package io.graphqltck.core.run;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Ground;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the scenarios that concern only one version of HTTP. */
public final class HttpVersionFilter {

    /** Fields that frame a message of HTTP/1.1 or decide whether its connection stays open. */
    private static final Set<String> FRAMING = Set.of("transfer-encoding", "connection", "keep-alive");

    private HttpVersionFilter() {}

    /** The version that the scenario is about: it says so, or one of its turns makes sense in that alone; else nothing. */
    public static Optional<HttpVersion> version(Scenario scenario) {
        Optional<HttpVersion> said = Arrays.stream(HttpVersion.values())
                .filter(version -> scenario.needs().contains(version.need()))
                .findFirst();
        if (said.isPresent()) {
            return said;
        }
        boolean exchanges = Turn.every(scenario.dialogue())
                .anyMatch(turn ->
                        turn instanceof Turn.Speech speech && speech.act().ground() == Ground.REQUEST);
        boolean old = exchanges
                && Turn.every(scenario.dialogue())
                        .anyMatch(turn -> turn instanceof Turn.Speech speech
                                && speech.act().accept(Http1Acts.ALONE));
        return old ? Optional.of(HttpVersion.HTTP_1_1) : Optional.empty();
    }

    static boolean namesFraming(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(name -> FRAMING.contains(name.toLowerCase(Locale.ROOT)));
    }
}
