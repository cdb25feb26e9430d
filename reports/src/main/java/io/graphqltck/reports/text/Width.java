package io.graphqltck.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Measures text in a terminal's columns, and cuts it by them. The text is {@linkplain SafeText safe}. */
public final class Width {

    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::ofCodePoint).sum();
    }

    public static int ofCodePoint(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** East Asian wide characters and emoji. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** The text, or its start and the ellipsis. */
    public static String cut(String text, int width, String ellipsis) {
        if (of(text) <= width) {
            return text;
        }
        return text.substring(0, fitting(text, width - of(ellipsis))) + ellipsis;
    }

    /** The text in lines, broken at spaces or after commas where that is near; the last of too many is cut. */
    public static List<String> wrap(String text, int width, int mostLines, String ellipsis) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (of(rest) > width && lines.size() < mostLines - 1) {
            int end = Math.max(fitting(rest, width), rest.offsetByCodePoints(0, 1));
            int soft = softBreak(rest, end);
            lines.add(rest.substring(0, soft).stripTrailing());
            rest = rest.substring(soft).stripLeading();
        }
        lines.add(cut(rest, width, ellipsis));
        return lines;
    }

    private static int softBreak(String text, int end) {
        for (int i = end; i > end / 2; i--) {
            if ((i < text.length() && text.charAt(i) == ' ') || text.charAt(i - 1) == ',') {
                return i;
            }
        }
        return end;
    }

    /** How many chars of the text fit into this number of columns. */
    private static int fitting(String text, int width) {
        int columns = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            columns += ofCodePoint(c);
            if (columns > width) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}
