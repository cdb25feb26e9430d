package io.graphqltck.core.replay;

import io.graphqltck.core.play.Played;

/** The outcome of playing a recording again. */
public sealed interface Replayed permits Replayed.ToTheEnd, Replayed.Departed {

    /** The script came to its end, or to a divergence, by what was recorded alone. */
    record ToTheEnd(Played played) implements Replayed {}

    /**
     * The script goes another way than the play that was recorded, and only the subject knows what it would do there.
     *
     * @param why a sentence
     */
    record Departed(String why) implements Replayed {}
}
