package io.graphqltck.core.model.act;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The status codes that an HTTP response may have.
 *
 * @param ranges one of these
 */
public record Statuses(List<Range> ranges) {

    public Statuses {
        ranges = List.copyOf(ranges);
    }

    /** Just this one. */
    public static Statuses of(int status) {
        return new Statuses(List.of(new Range(status, status)));
    }

    public boolean contains(int status) {
        return ranges.stream().anyMatch(range -> range.lowest() <= status && status <= range.highest());
    }

    /** What the kit sends. */
    public int first() {
        return ranges.get(0).lowest();
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(" or "));
    }

    /** Codes from the one to the other, both included. */
    public record Range(int lowest, int highest) {

        @Override
        public String toString() {
            if (lowest == highest) {
                return Integer.toString(lowest);
            }
            return highest - lowest == 99 ? lowest / 100 + "xx" : "any status";
        }
    }
}
