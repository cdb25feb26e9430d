package io.graphqltck.core.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A media type (RFC 9110 §8.3.1) or a member of {@code Accept} (§12.5.1).
 *
 * @param type in lower case
 * @param subtype in lower case
 * @param parameters by name in lower case, values as written but without quotes; a weight is no parameter
 * @param weight of a member of {@code Accept}, 1 where it is not said
 * @param weighted whether the weight was said
 */
public record MediaType(String type, String subtype, Map<String, String> parameters, double weight, boolean weighted) {

    public MediaType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The one media type that this field value is, or null if it is none. */
    public static @Nullable MediaType parse(String value) {
        @Nullable List<MediaType> all = list(value);
        return all != null && all.size() == 1 ? all.get(0) : null;
    }

    /** The members of a list of media types, or null if the value is no such list. */
    public static @Nullable List<MediaType> list(String value) {
        Scanner scanner = new Scanner(value);
        List<MediaType> types = new ArrayList<>();
        while (true) {
            scanner.space();
            while (scanner.take(',')) {
                scanner.space(); // empty members are to be ignored, RFC 9110 §5.6.1.2
            }
            if (scanner.atEnd()) {
                return types;
            }
            @Nullable MediaType type = one(scanner);
            scanner.space();
            if (type == null || (!scanner.atEnd() && !scanner.isNext(','))) {
                return null;
            }
            types.add(type);
        }
    }

    private static @Nullable MediaType one(Scanner scanner) {
        String type = scanner.token();
        if (type.isEmpty() || !scanner.take('/')) {
            return null;
        }
        String subtype = scanner.token();
        if (subtype.isEmpty()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        double weight = 1;
        boolean weighted = false;
        for (scanner.space(); scanner.take(';'); scanner.space()) {
            scanner.space();
            String name = scanner.token().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue; // RFC 9110 §5.6.6 allows an empty parameter
            }
            @Nullable String value = scanner.take('=') ? scanner.value() : null;
            if (value == null) {
                return null;
            }
            if (name.equals("q")) {
                if (!value.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")) {
                    return null;
                }
                weight = Double.parseDouble(value);
                weighted = true;
            } else if (parameters.putIfAbsent(name, value) != null) {
                return null;
            }
        }
        return new MediaType(
                type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters, weight, weighted);
    }

    /**
     * Whether this one is what is expected: the same type, all parameters that the expected one has, and its weight if it has
     * one. Other parameters may be there. Values of {@code charset} are compared without regard to case.
     */
    public boolean fits(MediaType expected) {
        boolean same = type.equals(expected.type) && subtype.equals(expected.subtype);
        boolean parametersFit = expected.parameters.entrySet().stream().allMatch(parameter -> {
            @Nullable String value = parameters.get(parameter.getKey());
            return value != null
                    && (parameter.getKey().equals("charset")
                            ? value.equalsIgnoreCase(parameter.getValue())
                            : value.equals(parameter.getValue()));
        });
        boolean weightFits = expected.weighted ? weight == expected.weight : weight > 0;
        return same && parametersFit && weightFits;
    }

    /** Whether a body of this type is JSON: {@code application/json} and what ends in {@code +json}. */
    public boolean isJson() {
        return (type.equals("application") && subtype.equals("json")) || subtype.endsWith("+json");
    }

    /** Reads the grammar's terminals (RFC 9110 §5.6). */
    private static final class Scanner {

        private static final String MARKS = "!#$%&'*+-.^_`|~";

        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        boolean isNext(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        boolean take(char c) {
            boolean there = isNext(c);
            at += there ? 1 : 0;
            return there;
        }

        void space() {
            while (isNext(' ') || isNext('\t')) {
                at++;
            }
        }

        String token() {
            int from = at;
            while (at < text.length() && isTokenPart(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        /** A token or a quoted string, or null. */
        @Nullable
        String value() {
            if (!take('"')) {
                String token = token();
                return token.isEmpty() ? null : token;
            }
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return value.toString();
                }
                if (c == '\\') {
                    if (atEnd()) {
                        return null;
                    }
                    c = text.charAt(at++);
                }
                value.append(c);
            }
            return null;
        }

        private static boolean isTokenPart(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
        }
    }
}
