package io.graphqltck.reports.console;

import io.graphqltck.reports.text.SafeText;

/**
 * How console output looks. Nothing is shown by colour alone.
 *
 * @param width columns that lines fit in, 60 or more
 * @param colour whether ANSI colours may be used
 * @param unicode whether the terminal shows more than ASCII
 * @param whole whether long texts are shown in full, as in a file or the log of a build, rather than cut as on a terminal
 */
public record ConsoleStyle(int width, boolean colour, boolean unicode, boolean whole) {

    private static final int NARROWEST = 60;

    public ConsoleStyle {
        width = Math.max(width, NARROWEST);
    }

    /** 100 columns without colours. */
    public static ConsoleStyle plain() {
        return new ConsoleStyle(100, false, true, false);
    }

    public ConsoleStyle withWidth(int columns) {
        return new ConsoleStyle(columns, colour, unicode, whole);
    }

    public ConsoleStyle withColour(boolean on) {
        return new ConsoleStyle(width, on, unicode, whole);
    }

    public ConsoleStyle withUnicode(boolean on) {
        return new ConsoleStyle(width, colour, on, whole);
    }

    public ConsoleStyle withWhole(boolean on) {
        return new ConsoleStyle(width, colour, unicode, on);
    }

    String paint(Paint paint, String text) {
        return colour && !text.isBlank() ? paint.before() + text + "\u001b[0m" : text;
    }

    /** This text, from anywhere, on one line and harmless. */
    public String safe(String text) {
        return SafeText.of(text, unicode);
    }

    String toTheRight() {
        return unicode ? "──▶" : "-->";
    }

    String toTheLeft() {
        return unicode ? "◀──" : "<--";
    }

    String cross() {
        return unicode ? "✗" : "X";
    }

    String ellipsis() {
        return unicode ? "…" : "...";
    }

    String dot() {
        return unicode ? "·" : ".";
    }

    String line(int length) {
        return (unicode ? "─" : "-").repeat(length);
    }
}
