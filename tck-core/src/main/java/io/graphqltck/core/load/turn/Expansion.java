package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.text.Location;

/** Counts the values that the repeats and examples of one protocol multiply out to: a small file must not make much work. */
public final class Expansion {

    /** Fifty times what the largest protocol of the kit comes to. */
    public static final int MOST_VALUES = 1_000_000;

    /** Long texts cost as much as many short ones. */
    private static final int CHARACTERS_PER_VALUE = 16;

    private final Problems problems;
    private long values;

    public Expansion(Problems problems) {
        this.problems = problems;
    }

    public boolean exhausted() {
        return values > MOST_VALUES;
    }

    public long values() {
        return values;
    }

    void addText(int characters, Location at) {
        add(1 + characters / CHARACTERS_PER_VALUE, at);
    }

    /** Counts values, and reports the ones that are too many where they stand. */
    void add(long more, Location at) {
        if (!exhausted()) {
            values += more;
            if (exhausted()) {
                problems.add(
                        at,
                        "the repeats and examples of the protocol come to more than " + MOST_VALUES
                                + " values; repeat less, or shorten what is repeated");
            }
        }
    }
}
