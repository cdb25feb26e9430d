package io.graphqltck.core.text;

/** Matches names against patterns with {@code *} for any characters and {@code ?} for one. It never backtracks beyond the last star. */
public final class Wildcards {

    private Wildcards() {}

    /** Whether the whole name fits the pattern. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star
                    >= 0) { // only the last star must be tried again: earlier ones could match no more with less
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
