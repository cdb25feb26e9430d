package io.graphqltck.reports.redact;

import java.util.List;
import java.util.Locale;

/**
 * Finds credentials in running text: header lines, URLs, tokens of a known form, {@code name=value}. One pass that stops at
 * separators and looks back at the name before them, so that no character is looked at more than a few times.
 */
final class Credentials {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_QUOTES = 8;
    private static final int MOST_SPACES = 4;
    private static final int LONGEST_USER_INFO = 400;
    private static final int SHORTEST_TOKEN = 6;
    private static final int SHORTEST_JWT_HEAD = 11;
    private static final int SHORTEST_JWT_BODY = 4;
    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "api_key",
            "api-key",
            "accesskey",
            "access_key",
            "access-key");

    private final String text;
    private final boolean toLineEnd;
    private final Finds finds;
    private final StringBuilder out = new StringBuilder();
    private int copied;
    private int at;
    private int jwt = -1;

    private Credentials(String text, boolean toLineEnd, Finds finds) {
        this.text = text;
        this.toLineEnd = toLineEnd;
        this.finds = finds;
    }

    /** In a separate text, where a header's value reaches to the end of the line. */
    static String maskText(String text, Finds finds) {
        return new Credentials(text, true, finds).run();
    }

    /** In a text that may hold JSON, which must stay JSON. */
    static String maskWithin(String text, Finds finds) {
        return new Credentials(text, false, finds).run();
    }

    private String run() {
        finds.take(text.length());
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == 'e' && jwt < 0 && text.startsWith("eyJ", at) && (at == 0 || !isWord(text.charAt(at - 1)))) {
                jwt = at;
            }
            if (isWord(c) || c == '-') {
                at++;
                continue;
            }
            int head = jwt;
            jwt = -1;
            boolean masked = switch (c) {
                case ':' -> userInfo() || named(':');
                case '=' -> named('=');
                case '.' -> head >= 0 && jwt(head);
                default -> Character.isWhitespace(c) && scheme();
            };
            if (!masked) {
                at++;
            }
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Masks this range, and continues after it. */
    private boolean mask(int from, int to) {
        if (from >= to || from < copied || text.startsWith(Redactor.MASK, from)) {
            return false;
        }
        finds.add(text.substring(from, to));
        out.append(text, copied, from).append(Redactor.MASK);
        copied = to;
        at = to;
        return true;
    }

    private boolean userInfo() {
        if (!text.startsWith("://", at)) {
            return false;
        }
        int from = at + 3;
        int most = Math.min(text.length(), from + LONGEST_USER_INFO + 1);
        int to = from;
        while (to < most && !Character.isWhitespace(text.charAt(to)) && "/?#@\"\\".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        finds.take(to - from);
        return to < text.length() && to - from <= LONGEST_USER_INFO && text.charAt(to) == '@' && mask(from, to);
    }

    /** What stands before and after a separator. */
    private boolean named(char separator) {
        int end = backOverSpaces(at);
        int start = backOverName(end, "");
        String name = text.substring(start, end).toLowerCase(Locale.ROOT);
        int value = overSpaces(at + 1);
        if (separator == ':') {
            return (isHeader(name) && mask(value, endOf(value, toLineEnd ? "\r\n" : "\r\n\"\\}", false)))
                    || quoted(end, name);
        }
        int parameter = backOverName(at, ".~%[]");
        finds.take(at - parameter);
        boolean query = parameter > 0 && parameter < at && "?&".indexOf(text.charAt(parameter - 1)) >= 0;
        return (query && mask(at + 1, endOf(at + 1, "&\"'<>#\\", true)))
                || (isSecret(name) && mask(value, endOf(value, "\"'&,;}\\*", true)))
                || quoted(end, name);
    }

    /** A name, perhaps in quotes, and a value in quotes. */
    private boolean quoted(int nameEnd, String bare) {
        int value = overSpaces(at + 1);
        int slashes = value;
        while (slashes < text.length() && slashes - value < MOST_QUOTES && text.charAt(slashes) == '\\') {
            slashes++;
        }
        if (slashes >= text.length() || (text.charAt(slashes) != '"' && text.charAt(slashes) != '\'')) {
            return false;
        }
        int quotes = nameEnd;
        while (quotes > 0 && nameEnd - quotes < MOST_QUOTES && "\"'\\".indexOf(text.charAt(quotes - 1)) >= 0) {
            quotes--;
        }
        String name = quotes == nameEnd
                ? bare
                : text.substring(backOverName(quotes, ""), quotes).toLowerCase(Locale.ROOT);
        finds.take(MOST_QUOTES + name.length());
        return isSecret(name) && mask(slashes + 1, endOf(slashes + 1, "\"'\\", false));
    }

    private boolean scheme() {
        int from = at;
        while (from < text.length() && from - at < MOST_SPACES && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        boolean bearer = isBefore("bearer");
        if (!bearer && !isBefore("basic")) {
            return false;
        }
        int to = from;
        boolean telling = bearer;
        while (to < text.length() && (isWord(text.charAt(to)) || "+/=-.~".indexOf(text.charAt(to)) >= 0)) {
            char c = text.charAt(to);
            if (!bearer && (c == '.' || c == '~')) {
                break;
            }
            telling |= c == '=' || (c >= '0' && c <= '9');
            to++;
        }
        finds.take(to - from);
        boolean word = bearer
                && text.regionMatches(true, from, "token", 0, 5)
                && (from + 5 >= text.length() || !isWord(text.charAt(from + 5)));
        return telling && !word && to - from >= SHORTEST_TOKEN && mask(from, to);
    }

    private boolean jwt(int head) {
        int body = overToken(at + 1);
        if (at - head < SHORTEST_JWT_HEAD || body - at - 1 < SHORTEST_JWT_BODY) {
            return false;
        }
        int to = body < text.length() && text.charAt(body) == '.' ? overToken(body + 1) : body;
        return mask(head, to);
    }

    private int overToken(int from) {
        int to = from;
        while (to < text.length() && (isWord(text.charAt(to)) || text.charAt(to) == '-')) {
            to++;
        }
        finds.take(to - from + 1);
        return to;
    }

    private boolean isBefore(String word) {
        int start = at - word.length();
        return start >= 0
                && text.regionMatches(true, start, word, 0, word.length())
                && (start == 0 || !isWord(text.charAt(start - 1)));
    }

    private int backOverSpaces(int from) {
        int start = from;
        while (start > 0 && from - start < MOST_SPACES && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int backOverName(int end, String also) {
        int start = end;
        while (start > copied && end - start < LONGEST_NAME && isNamePart(text.charAt(start - 1), also)) {
            start--;
        }
        finds.take(end - start + 1);
        return start;
    }

    private static boolean isNamePart(char c, String also) {
        return isWord(c) || c == '-' || also.indexOf(c) >= 0;
    }

    private int overSpaces(int from) {
        int to = from;
        while (to < text.length() && to - from < MOST_SPACES && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int endOf(int from, String without, boolean noSpaces) {
        if (text.startsWith(Redactor.MASK, from) || text.startsWith("$", from)) {
            return from; // is masked, or a variable of a GraphQL document
        }
        int to = from;
        while (to < text.length()) {
            char c = text.charAt(to);
            if (without.indexOf(c) >= 0 || (noSpaces && Character.isWhitespace(c))) {
                break;
            }
            to++;
        }
        finds.take(to - from); // it is masked, and not looked at again
        return to;
    }

    private static boolean isHeader(String name) {
        return name.endsWith("authorization")
                || name.endsWith("cookie")
                || ((name.endsWith("key") || name.endsWith("token") || name.endsWith("secret") || name.endsWith("auth"))
                        && (name.startsWith("x-") || name.contains("-x-")));
    }

    private boolean isSecret(String name) {
        finds.take(name.length());
        return NAMES.stream().anyMatch(name::contains);
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
