package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.limit.CountedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No regular expression of the kit looks again and again at the same text, whatever a subject sends: steps are counted. */
class PatternsTests {

    private static final int LENGTH = 1000;

    /** How often one character may be looked at; a pattern that is quadratic looks hundreds of times. */
    private static final int MOST_LOOKS = 150;

    private static final String LITERAL = "\"(?:\\\\.|[^\"\\\\\\n])*+\"";

    /** A call with a regular expression that is written out, also over several lines and with constants. */
    private static final Pattern CALL =
            Pattern.compile("(Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*" + "((?:"
                    + LITERAL + "|[A-Z][A-Za-z_.]*)(?:\\s*\\+\\s*(?:" + LITERAL + "|[A-Z][A-Za-z_.]*))*+)\\s*[,)]");

    private static final Pattern OPERAND = Pattern.compile(LITERAL + "|[A-Z][A-Za-z_.]*");

    private record Written(String place, Pattern pattern, boolean whole) {
        @Override
        public String toString() {
            return place + ": " + pattern.pattern();
        }
    }

    static Stream<Written> patterns() {
        Map<String, Written> found = new LinkedHashMap<>();
        Kit.sources().forEach((file, text) -> {
            if (file.startsWith("benchmarks/") || file.startsWith("consumers/")) {
                return;
            }
            Matcher call = CALL.matcher(text);
            while (call.find()) {
                String regex = regex(call.group(2), text);
                boolean whole = call.group(1).equals(".matches")
                        || (call.group(1).equals("Pattern.compile")
                                && !text.matches("(?s).*\\.(find|results|lookingAt|replaceAll)\\(.*"));
                found.put(file + regex, new Written(file.replaceAll(".*/", ""), Pattern.compile(regex), whole));
            }
        });
        return found.values().stream();
    }

    /** The value of an expression; a constant of another file is left out. */
    private static String regex(String expression, String source) {
        StringBuilder regex = new StringBuilder();
        Matcher operand = OPERAND.matcher(expression);
        while (operand.find()) {
            String word = operand.group();
            if (word.startsWith("\"")) {
                regex.append(word.substring(1, word.length() - 1).translateEscapes());
            } else {
                Matcher constant = Pattern.compile("\\b" + Pattern.quote(word) + " =\\s*(" + LITERAL + ")")
                        .matcher(source);
                if (constant.find()) {
                    regex.append(regex(constant.group(1), source));
                }
            }
        }
        return regex.toString();
    }

    @Test
    void allKindsAreFoundAndAQuadraticOneIsSeen() {
        assertThat(patterns()).hasSizeGreaterThan(100).anyMatch(Written::whole).anyMatch(one -> !one.whole());
        for (String regex : List.of("\\s*;.*", "=+$", "<[^>]*>", "(.+):x", "-+\\d", "\\d+[.]", "(\\w+ ?)+!")) {
            assertThat(slow(new Written("", Pattern.compile(regex), false)))
                    .as(regex)
                    .isNotEmpty();
        }
        assertThat(slow(new Written("", Pattern.compile("[a-z]+=(.*)"), true))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void looksAFewTimesAtEachCharacter(Written written) {
        assertThat(slow(written)).as(written.toString()).isEmpty();
    }

    /** The texts for which it takes too many steps. */
    private static List<String> slow(Written written) {
        List<String> slow = new ArrayList<>();
        Set<String> pieces = pieces(written.pattern().pattern());
        for (String piece : pieces) {
            String pumped = piece.repeat(LENGTH / piece.length());
            for (String before : beginnings(written.pattern().pattern())) {
                for (String after : List.of("", "\u0001", "\n", "x")) {
                    String text = before + pumped + after;
                    CountedText counted = new CountedText(text, (long) MOST_LOOKS * text.length());
                    if (!bears(written, counted)) {
                        slow.add("`" + before + "` and `" + piece + "` again and again, then `" + after + "`");
                    }
                }
            }
        }
        return slow;
    }

    /** What may be repeated: each character that it names, two of them, its words, and what classes stand for. */
    private static Set<String> pieces(String regex) {
        Set<String> pieces = new LinkedHashSet<>(
                List.of(" ", "\t", "a", "A", "0", "-", ".", ";", "a ", "0.", "\r", "\n", " \n", "é"));
        Set<String> single = new LinkedHashSet<>();
        regex.chars().limit(80).forEach(c -> single.add(Character.toString(c)));
        pieces.addAll(single);
        for (String one : single) {
            for (String other : List.of("a", " ", "0", one)) {
                pieces.add(one + other);
            }
        }
        pieces.addAll(words(regex));
        return pieces;
    }

    private static Set<String> beginnings(String regex) {
        Set<String> beginnings = new LinkedHashSet<>(List.of("", "\"", "a"));
        beginnings.addAll(words(regex));
        return beginnings;
    }

    /** What stands between operators. */
    private static List<String> words(String regex) {
        return Stream.of(regex.split("[\\\\\\[\\](){}|*+?^$]+"))
                .filter(word -> !word.isEmpty())
                .limit(6)
                .toList();
    }

    private static boolean bears(Written written, CountedText text) {
        try {
            Matcher matcher = written.pattern().matcher(text);
            boolean more = written.whole() ? matcher.matches() : matcher.find();
            while (more && !written.whole()) {
                more = matcher.find();
            }
            return true;
        } catch (CountedText.StepsExceeded | StackOverflowError e) {
            return false;
        }
    }
}
