package io.graphqltck.reports.redact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text without the escapes of JSON, URLs and HTML, whose every letter knows where it stood. Secrets are looked for in this
 * form: there are thousands of ways to write one with escapes, but all have one plain form. Only a line break has two readings, because an
 * escaped one that is escaped again looks like a backslash before a letter: as the wrap of a long line, which is left out with the blanks after
 * it, and as that letter.
 */
final class PlainForm {

    /** Escapes within escapes, such as JSON in a URL. */
    private static final int MOST_ROUNDS = 4;

    private static final int LONGEST_ENTITY = 8;
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final Map<String, Character> ENTITIES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "plus", '+', "sol", '/', "equals", '=');

    private final boolean wraps;
    private char[] letters;
    private int length;

    /** Whether something was read that the other reading reads differently. */
    private boolean ambiguous;

    /** Where each letter begins and ends, or null as long as nothing was escaped. */
    private int @Nullable [] starts;

    private int @Nullable [] ends;

    private PlainForm(char[] letters, boolean wraps) {
        this.letters = letters;
        this.wraps = wraps;
        this.length = letters.length;
    }

    /** All readings of the text: mostly one. */
    static List<PlainForm> all(String text, Steps steps) {
        PlainForm form = of(text, true, steps);
        return form.ambiguous ? List.of(form, of(text, false, steps)) : List.of(form);
    }

    /** {@code wraps}: backslashes before {@code n} or {@code r} are a wrap. */
    private static PlainForm of(String text, boolean wraps, Steps steps) {
        PlainForm form = new PlainForm(text.toCharArray(), wraps);
        for (int round = 0; round < MOST_ROUNDS && form.holdsEscapes(); round++) {
            steps.take(2 * form.length);
            int before = form.length;
            form.unescape();
            if (form.length == before) {
                break;
            }
        }
        steps.take(text.length());
        for (int i = 0; i < form.length; i++) {
            char c = form.letters[i];
            form.letters[i] = c == '-' ? '+' : c == '_' ? '/' : c; // the two alphabets of base64
        }
        return form;
    }

    /** Where the escape begins that the end of the text cuts off, or the text's length. */
    static int unfinished(String text) {
        int at = text.length();
        for (int i = text.length() - 1; i >= Math.max(0, text.length() - LONGEST_ENTITY); i--) {
            char c = text.charAt(i);
            boolean open = c == '\\' || (c == '%' && text.length() - i < 3) || (c == '&' && text.indexOf(';', i) < 0);
            if (open && (c != '\\' || isUnfinished(text, i))) {
                at = i;
            }
        }
        return at;
    }

    private static boolean isUnfinished(String text, int backslash) {
        int letters = text.length() - backslash - 1;
        return letters == 0 || (text.charAt(backslash + 1) == 'u' && letters < 5);
    }

    int length() {
        return length;
    }

    char at(int index) {
        return letters[index];
    }

    int start(int index) {
        return starts == null ? index : starts[index];
    }

    int end(int index) {
        return ends == null ? index + 1 : ends[index];
    }

    @Override
    public String toString() {
        return new String(letters, 0, length);
    }

    private boolean holdsEscapes() {
        for (int i = 0; i < length; i++) {
            char c = letters[i];
            if (c == '\\' || c == '%' || c == '&' || c == '\n' || c == '\r' || isUnseen(c)) {
                return true;
            }
        }
        return false;
    }

    private void unescape() {
        char[] plain = new char[length];
        int[] from = new int[length];
        int[] to = new int[length];
        int count = 0;
        int at = 0;
        while (at < length) {
            Letter letter = read(at);
            if (letter.value >= 0) {
                plain[count] = (char) letter.value;
                from[count] = start(at);
                to[count] = end(letter.end - 1);
                count++;
            }
            at = letter.end;
        }
        letters = plain;
        starts = Arrays.copyOf(from, count);
        ends = Arrays.copyOf(to, count);
        length = count;
    }

    /** The letter that begins there; its value is negative for what is left out. */
    private Letter read(int at) {
        char c = letters[at];
        return switch (c) {
            case '\\' -> backslashes(at);
            case '%' -> hex(at + 1, 2, at);
            case '&' -> entity(at);
            case '\r', '\n' -> new Letter(-1, afterBlanks(at + 1)); // base64 may be wrapped
            default -> new Letter(isUnseen(c) ? -1 : c, at + 1);
        };
    }

    /** Such as a zero-width space: a reader who copies the text copies the secret. */
    private static boolean isUnseen(char c) {
        return c >= SOFT_HYPHEN && Character.getType(c) == Character.FORMAT;
    }

    /** Whether the text ends there, or was shortened there, so that an escape before it is none of the secret's letters. */
    private boolean isCutOff(int end) {
        return end >= length || letters[end] == '…' || letters[end] == '"';
    }

    private Letter backslashes(int at) {
        int end = at;
        while (end < length && letters[end] == '\\') {
            end++;
        }
        if (end == length) {
            return new Letter(-1, end);
        }
        char c = letters[end];
        if (c == 'u' || c == 'x') {
            return hex(end + 1, c == 'u' ? 4 : 2, at);
        }
        if (c == 'n' || c == 'r') {
            ambiguous = true;
            return wraps ? new Letter(-1, afterBlanks(end + 1)) : new Letter(c, end + 1);
        }
        return new Letter(c, end + 1);
    }

    /** Lines of a wrapped text may be indented. */
    private int afterBlanks(int from) {
        int at = from;
        while (at < length && (letters[at] == ' ' || letters[at] == '\t')) {
            at++;
        }
        return at;
    }

    private Letter hex(int from, int digits, int at) {
        int value = number(from, from + digits, 16);
        if (value >= 0) {
            return new Letter(value, from + digits);
        }
        int end = from;
        while (end < length && end < from + digits && Character.digit(letters[end], 16) >= 0) {
            end++;
        }
        if (isCutOff(end)) {
            return new Letter(-1, end);
        }
        return letters[at] == '%' ? new Letter('%', at + 1) : new Letter(letters[from - 1], from);
    }

    private Letter entity(int at) {
        int end = at + 1;
        while (end < length && end - at <= LONGEST_ENTITY && letters[end] != ';' && letters[end] != '&') {
            end++;
        }
        if (end >= length || letters[end] != ';') {
            int cut = at + 1;
            while (cut < length && "&#x".indexOf(letters[cut]) == cut - at) {
                cut++;
            }
            while (cut > at + 1 && cut < length && Character.digit(letters[cut], 16) >= 0) {
                cut++;
            }
            return isCutOff(cut) ? new Letter(-1, cut) : new Letter('&', at + 1);
        }
        String name = new String(letters, at + 1, end - at - 1);
        int value;
        if (name.startsWith("#x") || name.startsWith("#X")) {
            value = number(at + 3, end, 16);
        } else if (name.startsWith("#")) {
            value = number(at + 2, end, 10);
        } else {
            value = ENTITIES.containsKey(name) ? ENTITIES.get(name) : -1;
        }
        return value < 0 ? new Letter('&', at + 1) : new Letter(value, end + 1);
    }

    private int number(int from, int to, int radix) {
        if (from >= to || to > length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(letters[i], radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
            if (value > Character.MAX_VALUE) {
                return -1;
            }
        }
        return value;
    }

    private record Letter(int value, int end) {}
}
