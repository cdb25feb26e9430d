package io.graphqltck.reports.results;

/** Texts as reports hold them. */
public final class BoundedText {

    /** How many characters of one text there are at most; what is longer ends in an ellipsis. */
    public static final int MOST = 20_000;

    private BoundedText() {}

    /** The text or its start, with U+FFFD for each half of a surrogate pair, which not every reader accepts. */
    public static String of(String text) {
        String start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        if (start.chars().noneMatch(BoundedText::isSurrogate)) {
            return start;
        }
        StringBuilder safe = new StringBuilder(start.length());
        start.codePoints().map(c -> isSurrogate(c) ? 0xFFFD : c).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
