package io.graphqltck.runner.output;

import io.graphqltck.reports.console.ConsoleStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the terminal can show. */
public final class Style {

    private static final int MOST_COLUMNS = 140;

    private Style() {}

    public static ConsoleStyle of(Map<String, String> environment, boolean colour, boolean terminal) {
        ConsoleStyle style = ConsoleStyle.plain()
                .withColour(colour)
                .withUnicode(unicode(environment))
                .withWhole(!terminal);
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{2,4}") ? style.withWidth(Math.min(MOST_COLUMNS, Integer.parseInt(columns))) : style;
    }

    /** The first of these that is set decides, as everywhere on POSIX; where none is, today's terminals can. */
    private static boolean unicode(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8"))
                .orElse(true);
    }
}
