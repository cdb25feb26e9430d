package io.graphqltck.reports.redact.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides in one pass that nothing in a text tells of a secret: no name of one, no header line, query, user, scheme or token, whatever
 * JSON or base64 it is in. It errs on one side only: where anything is unusual, the text may hold one.
 */
public final class Anchors {

    /** Wherever they stand, whatever stands between their letters. */
    private static final List<String> PARTS = Stream.concat(
                    SecretWords.PARTS.stream(), Stream.of("bearer", "basic", "connectioninit"))
            .toList();

    private static final String PAYLOAD = "payload";
    /** Which are letters of ASCII in the other case. */
    private static final String LIKE_LETTERS = "\u017f\u212a\u0130\u0131";

    private static final int LONGEST_WORD = 7;
    private static final int SHORTEST_RUN = 11;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_USER = 4000;
    private static final int LONGEST_BEGINNING = 4000;
    private static final int MOST_BACKSLASHES = 6;

    /** What a character is: a letter's or digit's number from 1, in any case; -1 for a separator that may tell; or 0. */
    private static final byte[] SYMBOL = symbols();

    private static final WordAutomaton AUTOMATON = new WordAutomaton(
            SYMBOL, PAYLOAD.length() + PARTS.stream().mapToInt(String::length).sum());

    private static final byte OF_PART = 1;
    private static final byte OF_PAYLOAD = 2;

    static {
        PARTS.forEach(part -> AUTOMATON.add(part, OF_PART));
        AUTOMATON.add(PAYLOAD, OF_PAYLOAD);
        AUTOMATON.complete();
    }

    private final String text;
    private int scheme = -1;
    private int payloads;

    private Anchors(String text) {
        this.text = text;
    }

    /** Whether something in it may tell of a secret. */
    public static boolean mayBeIn(String text) {
        return new Anchors(text).finds();
    }

    private boolean finds() {
        int state = 0;
        int other = 0; // where the letters of escapes count
        int word = 0;
        boolean upper = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int symbol = c < 128 ? SYMBOL[c] : 0;
            if (symbol > 0) {
                boolean capital = c >= 'A' && c <= 'Z';
                if (capital && !upper && word > 0) {
                    if (isWord(i, word)) {
                        return true;
                    }
                    word = 0;
                }
                upper = capital;
                word++;
                boolean alike = state == other;
                state = AUTOMATON.next(state, symbol);
                other = alike ? state : AUTOMATON.next(other, symbol);
                int ends = AUTOMATON.ends(state) | AUTOMATON.ends(other);
                if (ends != 0 && isFound(i, ends)) {
                    return true;
                }
                if (c == 'e' && isBase64(i)) {
                    return true;
                }
                continue;
            }
            if (word > 0 && isWord(i, word)) {
                return true;
            }
            word = 0;
            upper = false;
            if (c == '\\') {
                int end = i;
                while (end < length && text.charAt(end) == '\\') {
                    end++;
                }
                if (end - i > MOST_BACKSLASHES) {
                    return true;
                }
                if (end == length) {
                    return false;
                }
                char escaped = text.charAt(end);
                if ("nrtbf".indexOf(escaped) >= 0) {
                    other = AUTOMATON.next(other, SYMBOL[escaped]);
                    if (AUTOMATON.ends(other) != 0) {
                        return true;
                    }
                } else if (escaped != '"' && escaped != '/') {
                    return true;
                }
                i = end;
            } else if ((c >= 128 || SYMBOL[c] < 0) && isSeparator(c, i)) {
                return true;
            }
        }
        return word > 0 && isWord(length, word);
    }

    private boolean isFound(int last, int ends) {
        if ((ends & OF_PART) != 0 || ++payloads > 1) {
            return true;
        }
        int start = last - PAYLOAD.length() + 1;
        return !text.startsWith(PAYLOAD, start) || !isTypedOrClosed(start);
    }

    /** Whether what stands at a separator tells. */
    private boolean isSeparator(char c, int at) {
        return switch (c) {
            case '-' -> at > 0 && (text.charAt(at - 1) | ' ') == 'x';
            case '=' -> isQuery(at);
            case ':' -> {
                scheme = isScheme(at + 1) ? at : scheme;
                yield false;
            }
            case '@' -> scheme >= 0 && at - scheme < LONGEST_USER;
            default -> c >= 128 && LIKE_LETTERS.indexOf(c) >= 0;
        };
    }

    /** A word that ends there, as part of a name. */
    private boolean isWord(int end, int length) {
        if (length < 2 || length > LONGEST_WORD) {
            return false;
        }
        char first = (char) (text.charAt(end - length) | ' ');
        if (first != 'a' && first != 'p' && first != 's') {
            return false;
        }
        for (String word : SecretWords.WORDS) {
            if (word.length() == length && text.regionMatches(true, end - length, word, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands there cannot be part of a word that goes on after it. */
    private boolean isFree(int at) {
        if (at < 0) {
            return true;
        }
        char c = text.charAt(at);
        return !((c < 128 && SYMBOL[c] > 0) || c == '_') || (at > 0 && text.charAt(at - 1) == '\\');
    }

    private boolean isBase64(int at) {
        if (at + 1 >= text.length() || (text.charAt(at + 1) != 'w' && text.charAt(at + 1) != 'y') || !isFree(at - 1)) {
            return false;
        }
        int end = at;
        while (end < text.length() && end - at < SHORTEST_RUN) {
            char c = text.charAt(end);
            if (c < 128 ? SYMBOL[c] <= 0 && "+/-_\\%=".indexOf(c) < 0 : true) {
                return false;
            }
            end++;
        }
        return end - at >= SHORTEST_RUN;
    }

    private boolean isQuery(int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME) {
            char c = text.charAt(start - 1);
            if (c == '?' || c == '&') {
                return true;
            }
            if (c < 128 ? SYMBOL[c] <= 0 && "_-.~%[]".indexOf(c) < 0 : true) {
                return false;
            }
            start--;
        }
        return false;
    }

    private boolean isScheme(int from) {
        int at = from;
        for (int slashes = 0; slashes < 2; slashes++) {
            while (at < text.length() && text.charAt(at) == '\\') {
                at++;
            }
            if (at == text.length() || text.charAt(at) != '/') {
                return false;
            }
            at++;
        }
        return true;
    }

    /** Whether the object that has this name has a type before it, or is whole, so that it is no part of a longer {@code connection_init}. */
    private boolean isTypedOrClosed(int name) {
        int quote = name - 1;
        if (quote < 1 || quote > LONGEST_BEGINNING || text.charAt(quote) != '"') {
            return false;
        }
        Deque<Boolean> objects = new ArrayDeque<>();
        boolean typed = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (at > quote && (objects.isEmpty() || typed)) {
                return true;
            }
            if (c == '"' && at == quote) {
                if (objects.isEmpty()) {
                    return false;
                }
                if (typed) {
                    return true;
                }
                objects.clear();
                objects.push(typed);
                at = name + PAYLOAD.length();
                if (!text.startsWith("\"", at)) {
                    return false;
                }
                at++;
            } else if (c == '"' && objects.isEmpty()) {
                return false; // a text in quotes
            } else if (c == '"') {
                int end = endOf(at);
                if (end > quote && at < quote) {
                    return false;
                }
                typed |= at < quote && text.startsWith("\"type\":\"", at);
                at = end;
            } else {
                if (c == '{' || c == '[') {
                    objects.push(typed);
                    typed = false;
                } else if ((c == '}' || c == ']') && !objects.isEmpty()) {
                    typed = objects.pop();
                }
                at++;
            }
        }
        return objects.isEmpty();
    }

    private int endOf(int string) {
        int at = string + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                return at;
            }
        }
        return at;
    }

    private static byte[] symbols() {
        byte[] symbols = new byte[128];
        for (int i = 0; i < 26; i++) {
            symbols['a' + i] = (byte) (i + 1);
            symbols['A' + i] = (byte) (i + 1);
        }
        for (int i = 0; i < 10; i++) {
            symbols['0' + i] = (byte) (27 + i);
        }
        for (char c : "-=:@".toCharArray()) {
            symbols[c] = -1;
        }
        return symbols;
    }
}
