package io.graphqltck.reports.redact.screen;

import java.util.List;
import java.util.Set;

/** What the names of secrets have in them. */
public final class SecretWords {

    /** Anywhere in the name, whatever separates its words. */
    public static final List<String> PARTS = List.of(
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
    public static final Set<String> WORDS = Set.of("auth", "pass", "pwd", "pw", "sid", "session", "sig", "bearer");

    private SecretWords() {}
}
