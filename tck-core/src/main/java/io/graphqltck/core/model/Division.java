package io.graphqltck.core.model;

import java.time.Duration;
import java.util.List;

/**
 * Into which frames and writes what a turn says is divided.
 *
 * @param fragmentCount 0, or into how many frames the message is cut evenly
 * @param fragments octet lengths of the frames before the last, or empty
 * @param cuts offsets at which the octets are cut into writes
 * @param everyOctet one write an octet
 * @param pause how long the kit waits between two of these writes
 */
public record Division(
        int fragmentCount, List<Integer> fragments, List<Integer> cuts, boolean everyOctet, Duration pause) {

    public static final Division NONE = new Division(0, List.of(), List.of(), false, Duration.ZERO);

    public Division {
        fragments = List.copyOf(fragments);
        cuts = List.copyOf(cuts);
    }

    /** Into how many frames, or 0 where nothing is said of that. */
    public int frames() {
        return fragments.isEmpty() ? fragmentCount : fragments.size() + 1;
    }
}
