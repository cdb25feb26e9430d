package io.graphqltck.reports.html.page;

import io.graphqltck.reports.text.SafeText;

/** Texts from anywhere as HTML. */
public final class Markup {

    private static final int LONG = 4_000;

    private Markup() {}

    /** The text, harmless, on one line and not too long. */
    public static String text(String text) {
        String start = text.length() > LONG ? text.substring(0, LONG) + "…" : text;
        StringBuilder escaped = new StringBuilder();
        SafeText.of(start, true).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
