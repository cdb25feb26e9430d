package io.graphqltck.reports.redact;

import java.util.HexFormat;

/** The texts after JSON's string tokens, also after broken ones. */
final class JsonStrings {

    private JsonStrings() {}

    static boolean isClosed(String raw) {
        if (raw.length() < 2 || raw.charAt(raw.length() - 1) != '"') {
            return false;
        }
        int backslashes = 0;
        for (int i = raw.length() - 2; i > 0 && raw.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 0;
    }

    static String decode(String raw) {
        String inner = raw.substring(1, isClosed(raw) ? raw.length() - 1 : raw.length());
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder text = new StringBuilder(inner.length());
        int i = 0;
        while (i < inner.length()) {
            char c = inner.charAt(i++);
            if (c != '\\' || i == inner.length()) {
                text.append(c);
                continue;
            }
            char escaped = inner.charAt(i++);
            if (escaped == 'u' && i + 4 <= inner.length() && isHex(inner, i)) {
                text.append((char) Integer.parseInt(inner, i, i + 4, 16));
                i += 4;
            } else {
                text.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> escaped;
                        });
            }
        }
        return text.toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** As a JSON string, without its quotes. */
    static String encode(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (c < 0x20) {
                        escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
