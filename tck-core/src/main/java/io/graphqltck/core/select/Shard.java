package io.graphqltck.core.select;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts that a selection is split into, so that several machines share the work.
 *
 * @param index which one, from 1
 * @param of how many there are
 */
public record Shard(int index, int of) {

    /** More machines than these nobody has for it. */
    public static final int MOST = 1000;

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /** @throws IllegalArgumentException that says what makes no sense */
    public Shard {
        if (of < 1 || of > MOST || index < 1 || index > of) {
            throw new IllegalArgumentException(
                    "there is no shard " + index + " of " + of + "; shards go from 1/N to N/N, N at most " + MOST);
        }
    }

    /** From {@code 2/5}. @throws IllegalArgumentException that says what is wrong */
    public static Shard of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a shard looks like `2/5`, not `" + text + "`");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** As it is written: {@code 2/5}. */
    @Override
    public String toString() {
        return index + "/" + of;
    }
}
