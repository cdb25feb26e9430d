package io.graphqltck.core.limit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies a regular expression that a user wrote to a text that a subject sent. The number of steps is bounded by the length of
 * the text, so that a pattern which backtracks without end stops with a sentence.
 */
public final class BoundedRegex {

    /** Steps that any text may take. */
    private static final long BASE = 1_000_000;

    /** Steps for each character: a search that passes over the text once takes one to three. */
    private static final long PER_CHARACTER = 20;

    private static final int SHOWN = 200;

    private BoundedRegex() {}

    /**
     * Whether the pattern is found in the text.
     *
     * @throws KitLimitException when that takes more steps or a deeper stack than the kit allows
     */
    public static boolean finds(String regex, String text) {
        return search(Pattern.compile(regex), text).found();
    }

    /**
     * Searches once; the matcher's groups may be read when it was found.
     *
     * @throws KitLimitException when that takes more steps or a deeper stack than the kit allows
     */
    public static Search search(Pattern pattern, String text) {
        CountedText counted = new CountedText(text, BASE + PER_CHARACTER * text.length());
        Matcher matcher = pattern.matcher(counted);
        try {
            return new Search(matcher.find(), matcher);
        } catch (CountedText.StepsExceeded e) {
            throw new KitLimitException(sentence(pattern, text, "more than " + counted.most() + " steps"), e);
        } catch (StackOverflowError e) { // a group that is repeated for each character is one call deep for each
            throw new KitLimitException(sentence(pattern, text, "a deeper stack than there is"), e);
        }
    }

    private static String sentence(Pattern pattern, String text, String takes) {
        String shown = pattern.pattern();
        return "the regular expression `" + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown)
                + "`, applied to a text of " + text.length() + " characters, takes " + takes
                + "; write it without nested or overlapping repetitions, such as `(a+)+`";
    }

    /** What was found, and the matcher that holds its groups. */
    public record Search(boolean found, Matcher matcher) {}
}
