package io.graphqltck.reports.redact;

/**
 * Cuts a text into JSON's tokens, however broken it is: a secret must not survive because the text around it is wrong or
 * was cut off.
 */
final class JsonTokens {

    enum Kind {
        OPEN_OBJECT,
        OPEN_ARRAY,
        CLOSE,
        COMMA,
        COLON,
        SPACE,
        STRING,
        BARE,
        END
    }

    private final String text;
    private int start;
    private int end;

    JsonTokens(String text) {
        this.text = text;
    }

    /** The current token as it stands there. */
    String raw() {
        return text.substring(start, end);
    }

    Kind next() {
        start = end;
        if (start >= text.length()) {
            return Kind.END;
        }
        char first = text.charAt(start);
        end = start + 1;
        return switch (first) {
            case '{' -> Kind.OPEN_OBJECT;
            case '[' -> Kind.OPEN_ARRAY;
            case '}', ']' -> Kind.CLOSE;
            case ',' -> Kind.COMMA;
            case ':' -> Kind.COLON;
            case '"' -> {
                readString();
                yield Kind.STRING;
            }
            default -> {
                boolean space = Character.isWhitespace(first);
                while (end < text.length() && isSame(space, text.charAt(end))) {
                    end++;
                }
                yield space ? Kind.SPACE : Kind.BARE;
            }
        };
    }

    private static boolean isSame(boolean space, char next) {
        return space ? Character.isWhitespace(next) : !Character.isWhitespace(next) && "{}[],:\"".indexOf(next) < 0;
    }

    private void readString() {
        while (end < text.length()) {
            char next = text.charAt(end++);
            if (next == '\\' && end < text.length()) {
                end++;
            } else if (next == '"') {
                return;
            }
        }
    }

    /** All up to the next opening bracket, for where no JSON is expected; empty when one stands right here. */
    String skipToBracket() {
        start = end;
        while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '[') {
            end++;
        }
        return raw();
    }

    /** Whether the current token is a member's name. */
    boolean isName() {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    boolean isAtEnd() {
        return end >= text.length();
    }
}
