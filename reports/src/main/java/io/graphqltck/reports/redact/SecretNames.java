package io.graphqltck.reports.redact;

import io.graphqltck.reports.redact.screen.SecretWords;
import java.util.Locale;
import java.util.Set;

/** Decides by a name whether its value is a secret. Better one name too many than one too few. */
final class SecretNames {

    private static final int LONGEST = 200;

    private static final int LONGEST_WORD = 7;

    /** Header fields next to credentials, in an object that has them all, which tell nothing and stand elsewhere, too. */
    private static final Set<String> PUBLIC = Set.of(
            "accept",
            "content-encoding",
            "content-type",
            "date",
            "host",
            "user-agent",
            "x-amz-date",
            "x-amz-user-agent");

    private SecretNames() {}

    /** Whether the value next to this name is none even among credentials. */
    static boolean isPublic(String name) {
        return name.length() <= LONGEST && PUBLIC.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean contains(String name) {
        StringBuilder letters = new StringBuilder();
        StringBuilder word = new StringBuilder();
        boolean found = false;
        char before = ' ';
        for (int i = 0; i < Math.min(name.length(), LONGEST); i++) {
            char c = name.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            char lower = upper ? (char) (c + 'a' - 'A') : c;
            boolean letter = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
            boolean newWord = !letter || (upper && !(before >= 'A' && before <= 'Z'));
            if (newWord) {
                found |= isWord(word);
                word.setLength(0);
            }
            if (letter) {
                letters.append(lower);
                word.append(lower);
            }
            before = letter ? c : ' ';
        }
        if (letters.indexOf("accesscontrol") == 0) {
            return false;
        }
        return found || isWord(word) || SecretWords.PARTS.stream().anyMatch(part -> letters.indexOf(part) >= 0);
    }

    private static boolean isWord(StringBuilder word) {
        return word.length() > 1 && word.length() <= LONGEST_WORD && SecretWords.WORDS.contains(word.toString());
    }
}
