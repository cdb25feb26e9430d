package io.graphqltck.core.play;

import java.time.Duration;

/** Two subjects wait, and either of them could have continued: their play alone does not say whose turn it was. */
public final class Stalemate {

    private static final String WORDS = ", and either party could have continued";

    private Stalemate() {}

    static String after(Duration waited) {
        return "nothing received within " + waited.toMillis() + " ms" + WORDS;
    }

    /** Whether a play that ended for this reason ended so. */
    public static boolean isIn(String reason) {
        return reason.endsWith(WORDS);
    }
}
