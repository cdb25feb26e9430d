package io.graphqltck.selftest;

import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.pattern.Pattern;

/** How much memory the plays of a scenario need. */
final class LargePlays {

    /** Both players hold what is said as octets, as text and as a value, so that a play takes ten times as much. */
    private static final int LARGE = 2 << 20;

    private LargePlays() {}

    /** Whether several plays at the same time would exhaust the memory of a usual run. */
    static boolean isLarge(Scenario scenario) {
        return Turn.every(scenario.dialogue())
                .filter(Turn.Speech.class::isInstance)
                .map(Turn.Speech.class::cast)
                .flatMap(speech -> speech.act().patterns().stream())
                .flatMap(Pattern::every)
                .anyMatch(pattern -> pattern instanceof Pattern.Literal literal
                        && literal.value() instanceof JsonString text
                        && text.value().length() > LARGE);
    }
}
