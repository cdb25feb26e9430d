package io.graphqltck.core.play;

import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.transcript.Circumstances;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How patient a play is.
 *
 * @param patience how long the kit waits for one turn of the subject before it reports silence
 * @param quiet how long it listens after a barrier's answer
 * @param closing how long it waits for an orderly end after the dialogue
 * @param lateness by how much the kit itself may be late in one step before it repeats the wait instead of blaming the subject
 * @param parameters the subject's own waiting times, by the names that turns use
 * @param longestPause how long the kit waits at most before a turn of its own, whatever that says; shorter only where no subject
 *     is judged, as in the kit's tests of itself
 * @param knownPatience how long it waits for one turn in a scenario that is known to fail by silence
 * @param otherBarrier whether the subject does not know the message of the protocol's barrier, so that a WebSocket ping is used
 */
public record Options(
        Duration patience,
        Duration quiet,
        Duration closing,
        Duration lateness,
        Map<String, Duration> parameters,
        Duration longestPause,
        Duration knownPatience,
        boolean otherBarrier) {

    static final int MOST_REPEATED_WAITS = 5;

    private static final Duration AS_SAID = Duration.ofDays(1);
    private static final Duration KNOWN = Duration.ofSeconds(2);

    public static final Options DEFAULT = new Options(
            Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofMillis(500), Map.of());

    public Options {
        parameters = Map.copyOf(parameters);
    }

    /** One that waits before its turns as they say. */
    public Options(
            Duration patience, Duration quiet, Duration closing, Duration lateness, Map<String, Duration> parameters) {
        this(patience, quiet, closing, lateness, parameters, AS_SAID, KNOWN, false);
    }

    public Options withLongestPause(Duration value) {
        return new Options(patience, quiet, closing, lateness, parameters, value, knownPatience, otherBarrier);
    }

    public Options withLateness(Duration value) {
        return new Options(patience, quiet, closing, value, parameters, longestPause, knownPatience, otherBarrier);
    }

    /** How long the kit waits for one turn at most: it waits again where it was late itself. */
    public Duration longestWait() {
        return patience.multipliedBy(1 + MOST_REPEATED_WAITS);
    }

    public Options withPatience(Duration value) {
        return new Options(value, quiet, closing, lateness, parameters, longestPause, knownPatience, otherBarrier);
    }

    public Options withKnownPatience(Duration value) {
        return new Options(patience, quiet, closing, lateness, parameters, longestPause, value, otherBarrier);
    }

    /** Those for a scenario that is known to fail by silence. */
    public Options ofKnownSilence() {
        return knownPatience.compareTo(patience) < 0 ? withPatience(knownPatience) : this;
    }

    /** Those for a subject that does not know the message of the protocol's barrier. */
    public Options withOtherBarrier() {
        return new Options(patience, quiet, closing, lateness, parameters, longestPause, knownPatience, true);
    }

    public Options withClosing(Duration value) {
        return new Options(patience, quiet, value, lateness, parameters, longestPause, knownPatience, otherBarrier);
    }

    public Options withParameters(Map<String, Duration> values) {
        return new Options(patience, quiet, closing, lateness, values, longestPause, knownPatience, otherBarrier);
    }

    /** What a play with these depends on in addition to its script. */
    Circumstances circumstances(String key, URI endpoint, Segmentation segmentation) {
        return new Circumstances(
                key, endpoint, segmentation.place(), patience, quiet, closing, parameters, otherBarrier);
    }
}
