package io.graphqltck.reports.redact;

import io.graphqltck.reports.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Masks the secrets of a command line, word by word. */
final class CommandMasker {

    /** What the kit's options with such names take is a file, or is masked for what it holds. */
    private static final Set<String> OWN = Set.of("credentials", "authorisation", "show-secrets");

    private final UnaryOperator<String> masking;
    private final UnaryOperator<String> known;

    /** {@code known} masks only what is known as a secret wherever it stands. */
    CommandMasker(UnaryOperator<String> masking, UnaryOperator<String> known) {
        this.masking = masking;
        this.known = known;
    }

    String mask(String command) {
        List<String> masked = new ArrayList<>();
        boolean secretFollows = false;
        for (String word : ShellWords.of(command)) {
            boolean isOption = word.startsWith("-");
            masked.add(secretFollows && !isOption && !word.isEmpty() ? hidden(word) : word(word));
            secretFollows = isOption && isSecret(word);
        }
        return String.join(" ", masked);
    }

    private static boolean isSecret(String option) {
        String name = option.replaceFirst("^-+", "");
        return !name.isEmpty()
                && name.indexOf('=') < 0
                && !OWN.contains(name.toLowerCase(Locale.ROOT))
                && SecretNames.contains(name);
    }

    private static String hidden(String word) {
        char first = word.charAt(0);
        boolean quoted =
                (first == '\'' || first == '"') && word.length() > 1 && word.charAt(word.length() - 1) == first;
        return quoted ? first + Redactor.MASK + first : Redactor.MASK;
    }

    private String word(String word) {
        String inner = inner(word);
        if (inner.indexOf(' ') > 0 && inner.indexOf('-') >= 0) {
            String masked = mask(inner); // a command within the command
            if (!masked.equals(inner)) {
                return word.charAt(0) + masked + word.charAt(0);
            }
        }
        // What the user gave as a secret goes first: told by its surroundings alone, it might go in part.
        String masked = masking.apply(known.apply(word));
        // A match that reaches the end of a line reaches the end of the word, including its quote.
        char last = word.isEmpty() ? 0 : word.charAt(word.length() - 1);
        boolean lostQuote = (last == '\'' || last == '"') && masked.endsWith(Redactor.MASK);
        return lostQuote ? masked + last : masked;
    }

    /** What stands between the quotes of a word that is quoted as a whole; else nothing. */
    private static String inner(String word) {
        char quote = word.isEmpty() ? 0 : word.charAt(0);
        int last = word.length() - 1;
        boolean quoted = (quote == '\'' || quote == '"') && last > 0 && word.indexOf(quote, 1) == last;
        return quoted ? word.substring(1, last) : "";
    }
}
