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

    /** Whether the document has one operation, so that nobody has to name it (GraphQL §6.1). */
    static boolean hasOneOperation(String document) {
        int depth = 0;
        int operations = 0;
        boolean begun = false;
        boolean fragment = false;
        Matcher matcher = TOKEN.matcher(document);
        while (matcher.find()) {
            String token = matcher.group();
            if (token.startsWith("#")) {
                continue;
            }
            fragment |= !begun && token.equals("fragment");
            begun = true;
            if (token.equals("{") || token.equals("(") || token.equals("[")) {
                operations += depth++ == 0 && token.equals("{") && !fragment ? 1 : 0;
            } else if (token.equals("}") || token.equals(")") || token.equals("]")) {
                depth--;
                begun = depth > 0 || !token.equals("}");
                fragment &= begun;
            }
        }
        return operations == 1;
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
