package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.text.Location;
import java.util.Arrays;

/** The data of which a file of scenarios gives only the size. All of it is held in memory, so that it has a budget. */
public final class SizedData {

    static final int BUDGET = 16 << 20;

    private final Problems problems;
    private long used;

    public SizedData(Problems problems) {
        this.problems = problems;
    }

    /** This many octets {@code x}; none, and a problem, where the file has no more of its budget. */
    byte[] of(String size, Location at) {
        if (!size.matches("\\d{1,9}") || Integer.parseInt(size) > BUDGET) {
            problems.add(at, "`size` must be a number of bytes up to " + BUDGET + ", but is `" + size + "`");
            return new byte[0];
        }
        used += Integer.parseInt(size);
        if (used > BUDGET) {
            problems.add(
                    at,
                    "this `size` and those before it, repeated ones and those of examples counted each, add up to "
                            + used + " bytes; a file may have " + BUDGET + " of them");
            return new byte[0];
        }
        byte[] data = new byte[Integer.parseInt(size)];
        Arrays.fill(data, (byte) 'x');
        return data;
    }
}
