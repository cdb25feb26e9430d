package io.graphqltck.reports.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by a name that the value beside it is a secret. Better one name too many than one too few. */
final class SecretNames {

    private static final int LONGEST = 200;

    /** Anywhere in the name, whatever separates its words. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "authorization",
            "apikey",
            "accesskey",
            "privatekey",
            "credential",
            "cookie",
            "jwt",
            "signature");

    /** As a word of the name: parts of too many harmless words otherwise. */
    private static final Set<String> WORDS = Set.of("auth", "pass", "pwd", "pw", "sid", "session", "sig", "bearer");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

    private SecretNames() {}

    /** Header fields beside credentials, in an object that has them all, which tell nothing and stand elsewhere, too. */
    private static final Set<String> PUBLIC = Set.of(
            "accept",
            "content-encoding",
            "content-type",
            "date",
            "host",
            "user-agent",
            "x-amz-date",
            "x-amz-user-agent");

    /** Whether the value beside this name is none even among credentials. */
    static boolean isPublic(String name) {
        return PUBLIC.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean contains(String name) {
        String start = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        String letters = SEPARATORS.matcher(start).replaceAll("").toLowerCase(Locale.ROOT);
        if (letters.startsWith("accesscontrol")) {
            return false;
        }
        return PARTS.stream().anyMatch(letters::contains)
                || BETWEEN_WORDS.splitAsStream(start).anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }
}
