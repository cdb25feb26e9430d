package io.graphqltck.core.play;

import io.graphqltck.core.transcript.Moment;
import org.jspecify.annotations.Nullable;

/** Ends a play at the turn that is due. */
@FunctionalInterface
interface Diverging {

    /** {@code moment}: where it shows, or null where nothing came; {@code found}: what came, in words. */
    void diverge(@Nullable Moment moment, String found);
}
