package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;

/** Which scenarios are about TLS: without it an end without close_notify is an end like any other. */
public final class OverTls {

    /** What such a scenario {@code needs}: of the run, and not of the subject. */
    public static final String NEED = "over-tls";

    private OverTls() {}

    /** Whether it says so, or one of its turns makes sense over TLS alone. */
    public static boolean isAbout(Scenario scenario) {
        return scenario.needs().contains(NEED)
                || Turn.every(scenario.dialogue())
                        .anyMatch(turn -> turn instanceof Turn.Speech speech
                                && speech.act().isOfTls());
    }
}
