package io.graphqltck.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the known word that somebody probably meant. */
public final class Nearest {

    private static final int SHOWN = 12;
    private static final int LONGEST = 100;

    private Nearest() {}

    /** A sentence for after an unknown word: the nearest known one, or else all of them. */
    public static String hint(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "None is known.";
        }
        // Nobody means a known word by so long a one, and to compare it would take long.
        String lower = beginning(word);
        return known.stream()
                .filter(candidate ->
                        distance(lower, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, lower.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .map(candidate -> "Did you mean `" + candidate + "`?")
                .orElseGet(() -> "Known: "
                        + known.stream()
                                .sorted()
                                .limit(SHOWN)
                                .map(k -> "`" + k + "`")
                                .collect(Collectors.joining(", "))
                        + (known.size() > SHOWN ? ", …" : "") + ".");
    }

    /** How far two words are apart, whatever the case of their letters; of long ones only the beginnings count. */
    public static int apart(String a, String b) {
        return distance(beginning(a), beginning(b));
    }

    private static String beginning(String word) {
        return (word.length() > LONGEST ? word.substring(0, LONGEST) : word).toLowerCase(Locale.ROOT);
    }

    /** All known words, the nearest first. */
    public static List<String> first(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.<String>comparingInt(
                                candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
