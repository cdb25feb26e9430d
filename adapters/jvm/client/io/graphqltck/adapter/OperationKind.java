package io.graphqltck.adapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of operation a document asks for: the library has one call for subscriptions and another one for the rest,
 * and leaves the choice to its user.
 */
enum OperationKind {
    SUBSCRIPTION,
    SINGLE_RESULT;

    /** Comments and strings, so that nothing inside them counts, and then the tokens that do. */
    private static final Pattern TOKEN = Pattern.compile("#[^\\n\\r]*+"
            + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
            + "|[{}()]|[_A-Za-z][_0-9A-Za-z]*+");

    /** Looks at the operation with this name or, with none, at the first one. The server judges the document. */
    static OperationKind of(String document, String operationName) {
        Matcher tokens = TOKEN.matcher(document);
        int depth = 0;
        String keyword = null; // of the definition whose name may come next
        boolean atDefinition = true;
        while (tokens.find()) {
            String token = tokens.group();
            switch (token.charAt(0)) {
                case '#', '"' -> {}
                case '{', '(' -> {
                    depth++;
                    keyword = null;
                    atDefinition = false;
                }
                case '}', ')' -> atDefinition = --depth == 0 && token.equals("}");
                default -> {
                    if (atDefinition) {
                        keyword = token;
                        if (operationName == null && !keyword.equals("fragment")) {
                            return kind(keyword);
                        }
                    } else if (keyword != null) {
                        if (token.equals(operationName) && !keyword.equals("fragment")) {
                            return kind(keyword);
                        }
                        keyword = null;
                    }
                    atDefinition = false;
                }
            }
        }
        return SINGLE_RESULT;
    }

    private static OperationKind kind(String keyword) {
        return keyword.equals("subscription") ? SUBSCRIPTION : SINGLE_RESULT;
    }
}
