package io.graphqltck.reports.redact.screen;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Decides in one pass that none of many known texts is in another, whatever escapes it has. All are at least six letters long, so that
 * their first six are looked for. It errs on one side only: where anything is unusual, the text may hold one.
 */
public final class KnownForms {

    private static final int BITS = 7;
    private static final int LETTER = (1 << BITS) - 1;
    private static final int FIRST = 6;
    private static final int FEW = 4;
    private static final long FIRST_MASK = (1L << (FIRST * BITS)) - 1;
    private static final long FEW_MASK = (1L << (FEW * BITS)) - 1;
    private static final int SHORTEST_RUN = 8;
    private static final int LONGEST_ENTITY = 9;
    private static final int SOFT_HYPHEN = 0xad;
    private static final char REPLACEMENT = '\ufffd';

    private final LetterSet firsts = new LetterSet();
    private final LetterSet fews = new LetterSet();
    private boolean unusual;

    /** One that is looked for, without escapes. {@code plainly}: its first four letters count at the end of a text. */
    public void add(String form, boolean plainly) {
        unusual |= form.indexOf(REPLACEMENT) >= 0 || form.length() < FIRST;
        firsts.add(packed(form, FIRST));
        if (plainly) {
            fews.add(packed(form, FEW));
        }
    }

    /** All of the others. */
    public void addAll(KnownForms others) {
        unusual |= others.unusual;
        firsts.addAll(others.firsts);
        fews.addAll(others.fews);
    }

    private static long packed(String form, int count) {
        long letters = 0;
        for (int i = 0; i < Math.min(count, form.length()); i++) {
            letters = letters << BITS | letter(form.charAt(i));
        }
        return letters;
    }

    private static int letter(int c) {
        return c == '-' ? '+' : c == '_' ? '/' : c & LETTER; // the two alphabets of base64
    }

    /** Whether this text may hold one. {@code encoded}: looks closely at a run of base64 that may hold one. */
    public boolean mayBeIn(String text, Predicate<String> encoded) {
        return unusual || new Pass(text, encoded).finds();
    }

    private boolean isFirst(long letters) {
        return firsts.contains(letters & FIRST_MASK);
    }

    private boolean isEnd(long letters) {
        return fews.contains(letters & FEW_MASK) || fews.contains((letters >>> BITS) & FEW_MASK);
    }

    /** One text. An escaped line break is a letter in one reading, and left out with the blanks after it in the other. */
    private final class Pass {

        private final String text;
        private final Predicate<String> encoded;
        private long letters;
        private long wrapped;
        private int start;
        private int length;
        private char[] run = new char[64];

        Pass(String text, Predicate<String> encoded) {
            this.text = text;
            this.encoded = encoded;
        }

        boolean finds() {
            int at = 0;
            int end = text.length();
            boolean blanks = false;
            boolean allBlanks = false;
            while (at < end) {
                char c = text.charAt(at);
                if (c == '\\') {
                    while (at < end && text.charAt(at) == '\\') {
                        at++;
                    }
                    if (at == end) {
                        break;
                    }
                    c = text.charAt(at);
                    if (c == 'u' || c == 'x' || c == '%' || c == '&' || c < ' ' || c >= SOFT_HYPHEN) {
                        return true;
                    }
                    if (c == 'n' || c == 'r') { // a letter in the one reading only
                        blanks = true;
                        letters = letters << BITS | c;
                        if (isFirst(letters)) {
                            return true;
                        }
                        at++;
                        continue;
                    }
                } else if (c == '\n' || c == '\r') {
                    blanks = true;
                    allBlanks = true;
                    at++;
                    continue;
                } else if (c == '%' ? !isPercent(at + 1) : c == '&' && isEntity(at + 1)) {
                    return true;
                } else if (c >= SOFT_HYPHEN && (c == '…' || Character.getType(c) == Character.FORMAT)) {
                    return true;
                }
                boolean blank = c == ' ' || c == '\t';
                blanks &= blank;
                allBlanks &= blank;
                boolean alike = letters == wrapped && !blanks;
                if (!allBlanks) {
                    letters = letters << BITS | letter(c);
                }
                if (!blanks) {
                    wrapped = alike ? letters : wrapped << BITS | letter(c);
                    if (isInRun(c)) {
                        start = length++ == 0 ? at : start;
                    } else if (length > 0 && endsRun(at)) {
                        return true;
                    }
                }
                if (isFirst(letters) || (!alike && isFirst(wrapped))) {
                    return true;
                }
                at++;
            }
            return endsRun(end) || isEnd(letters) || isEnd(wrapped);
        }

        /** Whether it is not the beginning of an escape. */
        private boolean isPercent(int next) {
            return next < text.length() && " ,.;)<".indexOf(text.charAt(next)) >= 0;
        }

        private boolean isEntity(int next) {
            int most = next + LONGEST_ENTITY;
            if (most > text.length() || text.charAt(next) == '#' || text.charAt(next) == '"') {
                return true;
            }
            for (int i = next; i < most; i++) {
                char c = text.charAt(i);
                if (c == ';' || c == '\\' || c == '&' || c == '\n' || c == '\r' || c >= SOFT_HYPHEN) {
                    return true;
                }
            }
            return false;
        }

        /** A word may have stood before the first line break in it. */
        private boolean endsRun(int end) {
            int count = length;
            length = 0;
            if (count < SHORTEST_RUN) {
                return false;
            }
            int wrap = gather(end, count);
            return mayBeEncoded(0, count) || (wrap > 0 && mayBeEncoded(wrap, count));
        }

        /** Copies the run without what is left out in it. Returns where the first line break was. */
        private int gather(int end, int count) {
            run = count > run.length ? new char[2 * count] : run;
            int wrap = 0;
            boolean gap = false;
            int copied = 0;
            int at = start;
            while (at < end && copied < count) {
                char c = text.charAt(at);
                boolean escaped = c == '\\';
                while (c == '\\') {
                    c = ++at < end ? text.charAt(at) : '\n';
                }
                at++;
                if (c == '\n' || c == '\r' || (escaped && (c == 'n' || c == 'r'))) {
                    gap = true;
                    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                        at++;
                    }
                } else {
                    wrap = gap && wrap == 0 ? copied : wrap;
                    gap = false;
                    run[copied++] = (char) letter(c);
                }
            }
            return wrap;
        }

        private boolean mayBeEncoded(int from, int to) {
            int count = to - from - ((to - from) % 4 == 1 ? 1 : 0);
            return count >= SHORTEST_RUN
                    && isUnusual(from, from + count)
                    && encoded.test(new String(run, from, to - from));
        }

        /** Whether the bytes of this base64 may hold one, or something that is to be read more closely. */
        private boolean isUnusual(int from, int to) {
            long decoded = 0;
            int bits = 0;
            int held = 0;
            int before = 0;
            int inRun = 0;
            for (int i = from; i < to; i++) {
                bits = bits << 6 | SIXES[run[i]];
                held += 6;
                if (held < 8) {
                    continue;
                }
                held -= 8;
                int octet = bits >>> held & 0xFF;
                boolean continued = octet >= 0x80 && octet < 0xC0 && before >= 0xC2;
                if (continued || octet == '\\' || octet == '%' || octet == '&' || octet == '\n' || octet == '\r') {
                    return true;
                }
                before = octet;
                decoded = decoded << BITS | letter(octet);
                inRun = octet < 0x80 && isInRun((char) octet) ? inRun + 1 : 0;
                if (inRun >= SHORTEST_RUN || isFirst(decoded)) {
                    return true;
                }
            }
            return isEnd(decoded);
        }
    }

    private static final byte[] SIXES = sixes();

    private static byte[] sixes() {
        byte[] sixes = new byte[128];
        Arrays.fill(sixes, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            sixes[alphabet.charAt(i)] = (byte) i;
        }
        sixes['-'] = sixes['+'];
        sixes['_'] = sixes['/'];
        return sixes;
    }

    private static boolean isInRun(char c) {
        return c < 128 && SIXES[c] >= 0;
    }
}
