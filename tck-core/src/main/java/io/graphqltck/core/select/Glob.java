package io.graphqltck.core.select;

import java.util.Locale;
import java.util.regex.Pattern;

/** A pattern with {@code *} for any characters and {@code ?} for one. */
final class Glob {

    private final Pattern pattern;

    private Glob(String regex) {
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    static Glob of(String text) {
        return new Glob(regex(text));
    }

    /** Matches also what begins with the text and a dot: {@code gtws.init} stands for all of its theme. */
    static Glob ofIds(String text) {
        return new Glob(regex(text) + "(\\..*)?");
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return regex.toString();
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
