package io.graphqltck.core.select;

import io.graphqltck.core.text.Wildcards;
import java.util.Locale;

/** A pattern with {@code *} for any characters and {@code ?} for one, whatever their case. */
final class Glob {

    private final String pattern;
    private final boolean themes;

    private Glob(String text, boolean themes) {
        this.pattern = text.toLowerCase(Locale.ROOT);
        this.themes = themes;
    }

    static Glob of(String text) {
        return new Glob(text, false);
    }

    /** Matches also what begins with the text and a dot: {@code gtws.init} stands for all of its theme. */
    static Glob ofIds(String text) {
        return new Glob(text, true);
    }

    boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Wildcards.matches(pattern, lower) || (themes && Wildcards.matches(pattern + ".*", lower));
    }
}
