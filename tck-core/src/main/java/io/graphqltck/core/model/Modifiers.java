package io.graphqltck.core.model;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.stream.Misframing;
import org.jspecify.annotations.Nullable;

/**
 * What is said next to a turn.
 *
 * @param requirement the requirement that a divergence here breaks, or null
 * @param unlessLeft whether the kit does without it where the subject has ended the connection before
 * @param authorised how the act is authorised, or null
 * @param misframing how it stands wrongly in a streamed body, or null; no file says this
 */
public record Modifiers(
        @Nullable String requirement,
        boolean unlessLeft,
        Division division,
        boolean compressed,
        Timing timing,
        @Nullable Authorised authorised,
        @Nullable Misframing misframing) {

    public static final Modifiers NONE = new Modifiers(null, false, Division.NONE, false, Timing.NONE, null, null);

    /** The same, authorised so. */
    public Modifiers withAuthorised(@Nullable Authorised other) {
        return new Modifiers(requirement, unlessLeft, division, compressed, timing, other, misframing);
    }

    /** The same, framed so. */
    public Modifiers withMisframing(Misframing other) {
        return new Modifiers(requirement, unlessLeft, division, compressed, timing, authorised, other);
    }
}
