package io.graphqltck.core.play.cursor;

import java.time.Duration;
import java.util.regex.Pattern;

/** What a divergence found when nothing came in time. Results of earlier runs say it in the same words. */
public final class Silence {

    private static final Pattern ENDING = Pattern.compile("nothing within [0-9]{1,10} ms$");

    private Silence() {}

    /** Such as {@code nothing within 10000 ms}. */
    public static String after(Duration waited) {
        return "nothing within " + waited.toMillis() + " ms";
    }

    /** The same text without the time, which differs from run to run. */
    public static String untimed(String found) {
        return ENDING.matcher(found).replaceFirst("nothing in time");
    }

    /** Whether a divergence that found this is a silence. */
    public static boolean isFoundIn(String found) {
        return ENDING.matcher(found).find();
    }
}
