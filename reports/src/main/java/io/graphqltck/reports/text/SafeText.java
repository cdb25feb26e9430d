package io.graphqltck.reports.text;

import java.util.Locale;

/** Shows characters that would move the cursor, turn the reading direction or not be seen at all as escapes. */
public final class SafeText {

    private static final int MOST_MARKS = 2;

    private SafeText() {}

    public static String of(String text, boolean unicode) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = Width.ofCodePoint(c) == 0 ? marks + 1 : 0;
            if (c == '\n') {
                safe.append("\\n");
            } else if (c == '\r') {
                safe.append("\\r");
            } else if (c == '\t') {
                safe.append("\\t");
            } else if (!unicode && c == '§') {
                safe.append("section ");
            } else if (!unicode && c == '…') {
                safe.append("...");
            } else if (isUnsafe(c) || marks > MOST_MARKS || (!unicode && c > 0x7E)) {
                safe.append(escape(c));
            } else {
                safe.appendCodePoint(c);
            }
        }
        return safe.toString();
    }

    /** Whether a character is shown as an escape. */
    public static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }

    private static String escape(int c) {
        return c < 0x10000 ? String.format(Locale.ROOT, "\\u%04x", c) : String.format(Locale.ROOT, "\\u{%x}", c);
    }
}
