package io.graphqltck.core.http;

import io.graphqltck.core.limit.BoundedRegex;
import io.graphqltck.core.wire.HttpHead;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a head's fields against what a scenario names of them. {@code Content-Type} is compared as a media type and
 * {@code Accept} as a list of them; other fields as text.
 */
public final class HeaderExpectation {

    private static final Set<String> LISTS = Set.of("accept");
    private static final Set<String> TOKENS = Set.of("accept-encoding");
    private static final Set<String> COOKIES = Set.of("cookie");
    private static final Set<String> TYPES = Set.of("content-type");

    private static final String ONE_OF = "<one of ";

    private HeaderExpectation() {}

    /** The first field that is not as expected, in words, or null. */
    public static @Nullable String difference(Map<String, String> expected, HttpHead head) {
        for (Map.Entry<String, String> field : expected.entrySet()) {
            @Nullable String value = head.field(field.getKey());
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!fits(name, field.getValue(), value) && !oneLineFits(name, field.getValue(), head)) {
                return "the field " + field.getKey() + " is " + (value == null ? "absent" : "`" + value + "`")
                        + ", expected " + words(field.getValue());
            }
        }
        return null;
    }

    /** A field in several lines is as expected also where one of its lines is. */
    private static boolean oneLineFits(String name, String expected, HttpHead head) {
        return !expected.equals("<absent>")
                && !expected.startsWith("<not ")
                && head.all(name).stream().anyMatch(line -> fits(name, expected, line));
    }

    /** What {@code <one of A | B>} names; empty for any other expectation. */
    public static List<String> alternatives(String expected) {
        return expected.startsWith(ONE_OF) && expected.endsWith(">")
                ? Arrays.stream(expected.substring(ONE_OF.length(), expected.length() - 1)
                                .split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** Whether a text, of no media type, is as expected. */
    public static boolean fits(String expected, String value) {
        return fits("", expected, value);
    }

    private static String words(String expected) {
        return switch (expected) {
            case "<absent>" -> "none";
            case "<any>" -> "one";
            default -> "`" + expected + "`";
        };
    }

    private static boolean fits(String name, String expected, @Nullable String value) {
        if (expected.equals("<absent>")) {
            return value == null;
        }
        if (expected.equals("<any>") || value == null) {
            return value != null;
        }
        if (expected.startsWith("<~ ") && expected.endsWith(">")) {
            String regex = expected.substring(3, expected.length() - 1);
            return BoundedRegex.finds(regex, value);
        }
        if (expected.startsWith("<not ") && expected.endsWith(">")) {
            return !fits(name, expected.substring(5, expected.length() - 1), value);
        }
        List<String> several = alternatives(expected);
        if (!several.isEmpty()) {
            return several.stream().anyMatch(one -> fits(name, one, value));
        }
        if (TOKENS.contains(name)) {
            return tokens(value).containsAll(tokens(expected));
        }
        if (COOKIES.contains(name)) {
            return cookies(value).containsAll(cookies(expected));
        }
        if (TYPES.contains(name)) {
            @Nullable MediaType wanted = MediaType.parse(expected);
            @Nullable MediaType found = MediaType.parse(value);
            return wanted == null ? expected.equals(value) : found != null && found.fits(wanted);
        }
        if (LISTS.contains(name)) {
            @Nullable List<MediaType> wanted = MediaType.list(expected);
            @Nullable List<MediaType> found = MediaType.list(value);
            return wanted == null
                    ? expected.equals(value)
                    : found != null
                            && wanted.stream().allMatch(member -> found.stream().anyMatch(type -> type.fits(member)));
        }
        return expected.equals(value);
    }

    /** The members of a list without their parameters. What has no weight at all is not acceptable (RFC 9110 §12.4.2). */
    private static Set<String> tokens(String list) {
        return Stream.of(list.split(",", -1))
                .map(member -> member.toLowerCase(Locale.ROOT).replaceAll("\\s", ""))
                .filter(member -> !member.matches(".*;q=0(\\.0*)?"))
                .map(member -> member.replaceFirst(";.*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> cookies(String list) {
        return Stream.of(list.split(";", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
