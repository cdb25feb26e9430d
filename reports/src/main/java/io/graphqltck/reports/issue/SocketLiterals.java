package io.graphqltck.reports.issue;

import java.util.Locale;

/** Texts as literals of Python, in ASCII. */
final class SocketLiterals {

    private SocketLiterals() {}

    static String text(String text) {
        boolean single = text.indexOf('"') >= 0 && text.indexOf('\'') < 0;
        char quote = single ? '\'' : '"';
        StringBuilder literal = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else if (point == '\n' || point == '\r') {
                literal.append(point == '\n' ? "\\n" : "\\r");
            } else if (point >= ' ' && point < 0x7f) {
                literal.appendCodePoint(point);
            } else if (point > 0xffff) {
                literal.append(String.format(Locale.ROOT, "\\U%08x", point));
            } else {
                literal.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return literal.append(quote).toString();
    }
}
