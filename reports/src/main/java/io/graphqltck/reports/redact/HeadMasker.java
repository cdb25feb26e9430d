package io.graphqltck.reports.redact;

import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Masks the secrets of an HTTP head: credentials in fields, values in the query of the URL. */
final class HeadMasker {

    private static final Set<String> SCHEMES = Set.of("basic", "bearer", "digest", "negotiate");
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    /** What a request of GraphQL over HTTP has in its URL: evidence, where the kit sent it. */
    private static final Set<String> OPERATION = Set.of("query", "variables", "operationName", "extensions");

    private static final int MOST_WORDS = 7;
    private static final int LONGEST_WORD = 24;

    private HeadMasker() {}

    /** {@code shown}: whether the value of a parameter that belongs to an operation is shown. */
    static HttpHead mask(HttpHead head, Predicate<String> shown, Finds finds) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        head.fields()
                .forEach(
                        field -> fields.add(Map.entry(field.getKey(), value(field.getKey(), field.getValue(), finds))));
        return new HttpHead(startLine(head.startLine(), shown, finds), fields);
    }

    private static String value(String name, String value, Finds finds) {
        finds.take(4 * value.length());
        if (name.equalsIgnoreCase(SUBPROTOCOL)) {
            return Arrays.stream(value.split(",", -1))
                    .map(token -> subprotocol(token, finds))
                    .collect(Collectors.joining(","));
        }
        if (!SecretNames.contains(name)) {
            return JsonMasker.mask(value, finds);
        }
        if (name.toLowerCase(Locale.ROOT).contains("cookie")) {
            // What follows the first pair of Set-Cookie are attributes, such as the path.
            boolean one = name.equalsIgnoreCase("set-cookie");
            cookies(one && value.indexOf(';') >= 0 ? value.substring(0, value.indexOf(';')) : value, finds);
        }
        finds.add(value);
        int space = value.indexOf(' ');
        boolean scheme = space > 0 && SCHEMES.contains(value.substring(0, space).toLowerCase(Locale.ROOT));
        return (scheme ? value.substring(0, space + 1) : "") + Redactor.MASK;
    }

    private static void cookies(String value, Finds finds) {
        for (String pair : value.split(";", -1)) {
            finds.add(pair.substring(pair.indexOf('=') + 1));
        }
    }

    private static String subprotocol(String token, Finds finds) {
        String name = token.strip();
        if (name.isEmpty() || isProtocolName(name)) {
            return token;
        }
        finds.add(name);
        int dash = name.indexOf('-');
        if (dash > 0 && dash < 12) {
            finds.add(name.substring(dash + 1)); // a word, then the token
            Base64Json.mask(name.substring(dash + 1), finds); // the secrets in it
        }
        return token.replace(name, Redactor.MASK);
    }

    /** Up to seven words and small numbers, such as the name of a subprotocol: nothing that could be a token. */
    private static boolean isProtocolName(String name) {
        int words = 0;
        int start = 0;
        for (int end = 0; end <= name.length(); end++) {
            if (end == name.length() || "-._/".indexOf(name.charAt(end)) >= 0) {
                if (++words > MOST_WORDS || !isWord(name, start, end)) {
                    return false;
                }
                start = end + 1;
            }
        }
        return true;
    }

    private static boolean isWord(String name, int start, int end) {
        int letters = start;
        int capitals = 0;
        while (letters < end && isAsciiLetter(name.charAt(letters))) {
            capitals += Character.isUpperCase(name.charAt(letters)) ? 1 : 0;
            letters++;
        }
        int digits = letters;
        while (digits < end && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        int count = letters - start;
        int number = digits - letters;
        if (digits != end || count + number == 0) {
            return false;
        }
        if (count == 0 || (count == 1 && name.charAt(start) == 'v')) {
            return number <= 4;
        }
        boolean oneCase = capitals == 0 || capitals == count;
        return count <= (oneCase ? 20 : 10) && number <= 2;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String startLine(String line, Predicate<String> shown, Finds finds) {
        finds.take(4 * line.length());
        int query = line.indexOf('?');
        if (query < 0) {
            return Credentials.maskText(line, finds);
        }
        int end = line.indexOf(' ', query);
        String rest = end < 0 ? "" : line.substring(end);
        String values = Arrays.stream(
                        line.substring(query + 1, end < 0 ? line.length() : end).split("&", -1))
                .map(parameter -> parameter(parameter, shown, finds))
                .collect(Collectors.joining("&"));
        return Credentials.maskText(line.substring(0, query), finds) + "?" + values + rest;
    }

    private static String parameter(String parameter, Predicate<String> shown, Finds finds) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter.length() > LONGEST_WORD ? Redactor.MASK : parameter;
        }
        String value = parameter.substring(equals + 1);
        if (value.isEmpty()) {
            return parameter;
        }
        if (OPERATION.contains(parameter.substring(0, equals)) && shown.test(decoded(value))) {
            return parameter;
        }
        finds.add(value);
        finds.add(decoded(value));
        Base64Json.mask(decoded(value), finds); // the secrets in it
        return parameter.substring(0, equals + 1) + Redactor.MASK;
    }

    private static String decoded(String value) {
        try {
            return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // wrong percent signs are the peer's business
        }
    }
}
