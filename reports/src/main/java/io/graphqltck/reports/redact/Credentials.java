package io.graphqltck.reports.redact;

import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials in running text: header lines, URLs, tokens of a known form, {@code name=value}. Every quantifier is
 * bounded or runs over one class of characters, because the text may come from a hostile peer.
 */
final class Credentials {

    /** The end of a name; how it begins does not matter, and to try every beginning would take long. */
    private static final String NAME =
            "(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key)[\\w-]{0,40}";

    private static final String HEADER =
            "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]{0,30}(?:key|token|secret|auth))(\\s{0,4}:\\s{0,4})";

    private static final Pattern HEADER_LINE = Pattern.compile(HEADER + "([^\\r\\n]+)");
    private static final Pattern HEADER_WITHIN = Pattern.compile(HEADER + "([^\\r\\n\"\\\\}]+)");
    private static final Pattern QUERY_VALUE = Pattern.compile("([?&][\\w.~%\\[\\]-]{1,80}=)([^&\\s\"'<>#\\\\]+)");
    private static final Pattern USER_INFO = Pattern.compile("(://)([^\\s/?#@\"\\\\]{1,400})(?=@)");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s{1,4})(?!token\\b)([\\w.~+/=-]{6,})");
    private static final Pattern BASIC =
            Pattern.compile("(?i)\\b(basic\\s{1,4})(?=[A-Za-z+/]{0,400}[0-9=])([\\w+/=-]{6,})");
    private static final Pattern JWT = Pattern.compile("()\\b(eyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?)");
    private static final Pattern ASSIGNED = Pattern.compile("(?i)(" + NAME + "\\s{0,4}=\\s{0,4})([^\\s\"'&,;}\\\\*]+)");
    private static final Pattern QUOTED =
            Pattern.compile("(?i)(" + NAME + "[\"'\\\\]{0,8}\\s{0,4}[:=]\\s{0,4}[\\\\]{0,8}[\"'])([^\"'\\\\]+)");

    private Credentials() {}

    /** In a text of its own, where a header's value goes on to the end of the line. */
    static String maskText(String text, Consumer<String> found) {
        return maskWithin(mask(HEADER_LINE, text, found), found);
    }

    /** In a text that may hold JSON, which has to stay JSON. */
    static String maskWithin(String text, Consumer<String> found) {
        String masked = text;
        if (masked.indexOf(':') >= 0) {
            masked = mask(HEADER_WITHIN, masked, found);
            masked = mask(USER_INFO, masked, found);
        }
        if (masked.indexOf('=') >= 0) {
            masked = mask(QUERY_VALUE, masked, found);
            masked = mask(ASSIGNED, masked, found);
        }
        masked = mask(QUOTED, masked, found);
        masked = mask(BEARER, masked, found);
        masked = mask(BASIC, masked, found);
        return mask(JWT, masked, found);
    }

    private static String mask(Pattern pattern, String text, Consumer<String> found) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(replacement(match, found)));
    }

    private static String replacement(MatchResult match, Consumer<String> found) {
        String value = match.group(match.groupCount());
        if (value.startsWith(Redactor.MASK) || value.startsWith("$")) {
            return match.group();
        }
        found.accept(value);
        StringBuilder kept = new StringBuilder();
        for (int group = 1; group < match.groupCount(); group++) {
            kept.append(match.group(group));
        }
        return kept + Redactor.MASK;
    }
}
