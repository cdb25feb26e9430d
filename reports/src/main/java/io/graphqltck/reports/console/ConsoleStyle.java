package io.graphqltck.reports.console;

import io.graphqltck.reports.text.SafeText;

/**
 * How console output looks. Nothing is told by colour alone.
 *
 * @param width columns that lines fit in, 60 or more
 * @param colour whether ANSI colours may be used
 * @param unicode whether the terminal shows more than ASCII
 */
public record ConsoleStyle(int width, boolean colour, boolean unicode) {

    private static final int NARROWEST = 60;

    public ConsoleStyle {
        width = Math.max(width, NARROWEST);
    }

    /** 100 columns without colours. */
    public static ConsoleStyle plain() {
        return new ConsoleStyle(100, false, true);
    }

    public ConsoleStyle withWidth(int columns) {
        return new ConsoleStyle(columns, colour, unicode);
    }

    public ConsoleStyle withColour(boolean on) {
        return new ConsoleStyle(width, on, unicode);
    }

    public ConsoleStyle withUnicode(boolean on) {
        return new ConsoleStyle(width, colour, on);
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
