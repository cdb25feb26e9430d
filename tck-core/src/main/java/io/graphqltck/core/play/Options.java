package io.graphqltck.core.play;

import java.time.Duration;
import java.util.Map;

/**
 * How patient a play is.
 *
 * @param patience how long the kit waits for one turn of the subject before it says that nothing came
 * @param quiet how long it listens behind a barrier's answer
 * @param closing how long it waits for an orderly end after the dialogue
 * @param lateness by how much the kit itself may be late in one step before it repeats the wait instead of blaming the subject
 * @param parameters the subject's own waiting times, by the names that turns use
 */
public record Options(
        Duration patience, Duration quiet, Duration closing, Duration lateness, Map<String, Duration> parameters) {

    public static final Options DEFAULT = new Options(
            Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofMillis(500), Map.of());

    public Options {
        parameters = Map.copyOf(parameters);
    }

    public Options withPatience(Duration value) {
        return new Options(value, quiet, closing, lateness, parameters);
    }

    public Options withClosing(Duration value) {
        return new Options(patience, quiet, value, lateness, parameters);
    }

    public Options withParameters(Map<String, Duration> values) {
        return new Options(patience, quiet, closing, lateness, values);
    }
}
