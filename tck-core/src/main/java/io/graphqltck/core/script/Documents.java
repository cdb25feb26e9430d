package io.graphqltck.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares GraphQL documents as documents, not as text: clients print what they parsed, add {@code __typename}, name the
 * operation or leave the word {@code query} out.
 */
final class Documents {

    /** Strings without an end are tokens, too, and nothing is tried twice: what a hostile client sends is read in linear time. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)|\"(?:\\\\[\\s\\S]|[^\"\\\\])*+\"?|\\.\\.\\.|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|#[^\\n]*|[!$&()=@:\\[\\]{|}]");

    private Documents() {}

    /** Whether all words and values of the expected document stand in the found one, in that order. */
    static boolean same(String expected, String found) {
        List<String> rest = telling(found);
        int at = 0;
        for (String token : telling(expected)) {
            while (at < rest.size() && !rest.get(at).equals(token)) {
                at++;
            }
            if (at++ >= rest.size()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> telling(String document) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(document);
        while (matcher.find()) {
            String token = matcher.group();
            boolean word = Character.isLetterOrDigit(token.charAt(0))
                    || token.charAt(0) == '_'
                    || token.charAt(0) == '"'
                    || token.charAt(0) == '-';
            if (word && !token.equals("query")) {
                tokens.add(token);
            }
        }
        return tokens;
    }
}
