package io.graphqltck.core.model;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.stream.Misframing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said beside a turn.
 *
 * @param requirement what a divergence here is held against, or null
 * @param fragmentCount 0, or into how many frames the message is cut evenly
 * @param fragments octet lengths of the frames before the last, or empty
 * @param cuts offsets at which the octets are cut into writes
 * @param everyOctet one write an octet
 * @param pause how long the kit waits between two of these writes
 * @param within the subject's parameter by which the wait is longer, or null
 * @param limit how much longer the wait is in any case
 * @param after how long the kit waits before it sends
 * @param authorised how the act is authorised, or null
 * @param misframing how it stands wrongly in a streamed body, or null; no file says this
 */
public record Modifiers(
        @Nullable String requirement,
        int fragmentCount,
        List<Integer> fragments,
        List<Integer> cuts,
        boolean everyOctet,
        Duration pause,
        boolean compressed,
        @Nullable String within,
        Duration limit,
        Duration after,
        @Nullable Authorised authorised,
        @Nullable Misframing misframing) {

    public static final Modifiers NONE = new Modifiers(
            null, 0, List.of(), List.of(), false, Duration.ZERO, false, null, Duration.ZERO, Duration.ZERO, null, null);

    public Modifiers {
        fragments = List.copyOf(fragments);
        cuts = List.copyOf(cuts);
    }

    /** The same, authorised so. */
    public Modifiers withAuthorised(@Nullable Authorised other) {
        return new Modifiers(
                requirement,
                fragmentCount,
                fragments,
                cuts,
                everyOctet,
                pause,
                compressed,
                within,
                limit,
                after,
                other,
                misframing);
    }

    /** The same, framed so. */
    public Modifiers withMisframing(Misframing other) {
        return new Modifiers(
                requirement,
                fragmentCount,
                fragments,
                cuts,
                everyOctet,
                pause,
                compressed,
                within,
                limit,
                after,
                authorised,
                other);
    }
}
