package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.transcript.Moment;
import org.jspecify.annotations.Nullable;

/** Ends a play at the current turn. */
@FunctionalInterface
interface Diverging {

    /** {@code moment}: where it shows, or null where nothing came; {@code found}: what came, in words. */
    void diverge(@Nullable Moment moment, String found, @Nullable Objection objection);

    /** How what was received differs. */
    default void diverge(Moment moment, Comparison comparison) {
        diverge(moment, Expectation.found(moment, comparison.text()), comparison.objection());
    }

    /** What was received is of no kind that was awaited. */
    default void diverge(@Nullable Moment moment, String found) {
        diverge(moment, found, null);
    }
}
