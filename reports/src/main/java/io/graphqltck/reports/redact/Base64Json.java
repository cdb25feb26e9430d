package io.graphqltck.reports.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Finds JSON objects that stand in a text as base64, as protocols have them that put credentials into URLs and subprotocol
 * tokens. One that holds a secret is masked as a whole, and its secrets become known.
 */
final class Base64Json {

    /** Objects within objects are looked into so deep. */
    private static final int DEEPEST = 3;

    private static final int SHORTEST = 12;

    private final String text;
    private final int depth;
    private final Finds finds;

    private Base64Json(String text, int depth, Finds finds) {
        this.text = text;
        this.depth = depth;
        this.finds = finds;
    }

    static String mask(String text, Finds finds) {
        return new Base64Json(text, 0, finds).run();
    }

    private String run() {
        finds.take(text.length());
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int at = depth >= DEEPEST ? -1 : text.indexOf('e');
        while (at >= 0) {
            int next = at + 1;
            if (begins(at)) {
                StringBuilder letters = new StringBuilder();
                int end = read(at, letters);
                String run = text.substring(at, end);
                if (letters.length() >= SHORTEST && holdsSecret(letters)) {
                    finds.add(run);
                    out.append(text, copied, at).append(Redactor.MASK);
                    copied = end;
                }
                next = end;
            }
            at = text.indexOf('e', next);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** The beginning of an object, with whitespace or a quotation mark after its brace. */
    private boolean begins(int at) {
        return at + 1 < text.length()
                && (text.charAt(at + 1) == 'w' || text.charAt(at + 1) == 'y')
                && (at == 0 || !isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == '-');
    }

    /** Both alphabets, percent signs, and slashes as JSON may have them. Gives the end, and the letters in the plain alphabet. */
    private int read(int from, StringBuilder letters) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLetter(c)) {
                letters.append(c == '-' ? '+' : c == '_' ? '/' : c);
                at++;
                continue;
            }
            int slash = at;
            while (slash < text.length() && text.charAt(slash) == '\\') {
                slash++;
            }
            finds.take(slash - at + 1);
            if (slash > at && slash < text.length() && text.charAt(slash) == '/') {
                letters.append('/');
                at = slash + 1;
            } else if (text.regionMatches(true, at, "%2B", 0, 3) || text.regionMatches(true, at, "%2F", 0, 3)) {
                letters.append(text.charAt(at + 2) == 'b' || text.charAt(at + 2) == 'B' ? '+' : '/');
                at += 3;
            } else {
                break;
            }
        }
        for (int padding = 0; padding < 2; padding++) {
            if (text.startsWith("=", at)) {
                at++;
            } else if (text.regionMatches(true, at, "%3D", 0, 3)) {
                at += 3;
            }
        }
        finds.take(at - from);
        return at;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    /** As far as it goes: a text that was cut is decoded up to its last whole group. */
    private boolean holdsSecret(StringBuilder letters) {
        if (letters.length() % 4 == 1) {
            letters.setLength(letters.length() - 1);
        }
        String json = new String(Base64.getDecoder().decode(letters.toString()), StandardCharsets.UTF_8);
        String masked = new Base64Json(JsonMasker.maskPlain(json, finds), depth + 1, finds).run();
        return !masked.equals(json);
    }
}
