package io.graphqltck.reports.findings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stays of a finding's text when the values that differ from scenario to scenario are taken away. */
final class Shape {

    private static final int MOST = 2000;
    private static final Pattern TYPE = Pattern.compile("\\G\"type\"\\s{0,4}:\\s{0,4}\"([\\w-]{1,40})\"");
    private static final Pattern STRING = Pattern.compile("\"[^\"]{0,2000}\"?");
    private static final Pattern TICKED = Pattern.compile("`[^`]{0,2000}`?");
    /** Codes tell one deviation from another; counts, times and ids do not. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<!close frame )(?<!response )(?<!GOAWAY )(?<![\\d\\w])\\d[\\d.]*");

    /** Keys and ids that are new in each scenario: sixteen characters or more, with a digit. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![\\w+/=-])(?=[\\w+/=-]{0,99}\\d)[\\w+/=-]{16,200}(?![\\w+/=-])");

    private static final Pattern CLOSE_CODE = Pattern.compile("close frame \\d{1,5}");

    private Shape() {}

    /** How a connection ended: the code of the close frame, or that there was none. */
    static String ofEnd(String text) {
        Matcher code = CLOSE_CODE.matcher(text);
        return code.lookingAt() ? code.group() : "without a close frame";
    }

    /** The type of a message; for other texts the words without JSON, strings and numbers. */
    static String of(String text) {
        String start = text.length() > MOST ? text.substring(0, MOST) : text;
        if (start.startsWith("{")) {
            return "message " + type(start);
        }
        String words = withoutJson(start);
        words = STRING.matcher(words).replaceAll("\"\"");
        words = TICKED.matcher(words).replaceAll("``");
        words = TOKEN.matcher(words).replaceAll("#");
        return NUMBER.matcher(words).replaceAll("#");
    }

    /** The value of the member {@code type} of the outermost object, also where the text is cut after it. */
    private static String type(String json) {
        Matcher type = TYPE.matcher(json);
        int depth = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                if (depth == 1 && type.find(i)) {
                    return type.group(1);
                }
                i = endOfString(json, i);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return "without a type";
    }

    private static String withoutJson(String text) {
        StringBuilder words = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = i;
            if (c == '"' && depth > 0) {
                end = endOfString(text, i);
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
                words.append(depth == 0 ? "{}" : "");
                continue;
            }
            if (depth == 0) {
                words.append(c);
            }
            i = end;
        }
        return depth == 0 ? words.toString() : words + "{}";
    }

    /** The place of the quotation mark that ends the string which begins here, or of the text's last character. */
    private static int endOfString(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return text.length() - 1;
    }
}
