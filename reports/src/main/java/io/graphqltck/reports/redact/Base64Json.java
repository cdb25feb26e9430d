package io.graphqltck.reports.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds JSON objects that stand in a text as base64, as protocols have them that put credentials into URLs and subprotocol
 * tokens. One that holds a secret is masked as a whole, and its secrets become known.
 */
final class Base64Json {

    /** The beginning of an object, with whitespace or a quotation mark behind its brace; both alphabets, percent signs, and slashes as JSON may have them. */
    private static final Pattern RUN =
            Pattern.compile("(?<![A-Za-z0-9+/_])e[wy](?:[A-Za-z0-9+_-]|\\\\{0,8}/|%2[BbFf]){10,}+(?:=|%3[Dd]){0,2}");

    /** Objects within objects are looked into so deep. */
    private static final int DEEPEST = 3;

    private Base64Json() {}

    static String mask(String text, Consumer<String> found) {
        return mask(text, 0, found);
    }

    private static String mask(String text, int depth, Consumer<String> found) {
        Matcher runs = RUN.matcher(text);
        if (depth >= DEEPEST || !runs.find()) {
            return text;
        }
        return runs.replaceAll(run -> {
            boolean secret = holdsSecret(run.group(), depth, found);
            if (secret) {
                found.accept(run.group());
            }
            return Matcher.quoteReplacement(secret ? Redactor.MASK : run.group());
        });
    }

    private static boolean holdsSecret(String run, int depth, Consumer<String> found) {
        String json = decoded(run);
        String masked = mask(JsonMasker.maskPlain(json, found), depth + 1, found);
        return !masked.equals(json);
    }

    /** As far as it goes: a text that was cut is decoded up to its last whole group. */
    private static String decoded(String run) {
        String letters = run.replaceAll("%2[Bb]", "+")
                .replaceAll("%2[Ff]", "/")
                .replace("\\", "")
                .replaceAll("(?:=|%3[Dd])+$", "")
                .replace('-', '+')
                .replace('_', '/');
        String whole = letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
        return new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
    }
}
