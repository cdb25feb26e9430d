package io.graphqltck.core.wire;

import java.util.function.Consumer;

/**
 * Counts what a peer sends, so that a flood ends: of events, and of octets that never become one, such as a message or a preamble without
 * an end. Not safe for use by several threads.
 */
public final class ReadBudget {

    /** A message that is larger than what is kept is still read up to here, so that its length is known. */
    private static final long MOST_OF_LIMIT = 16;

    private final int events;
    private final long octets;
    private final String place;
    private final Consumer<String> exceeded;
    private int eventsSoFar;
    private long octetsWithoutEvent;

    /**
     * A budget of which nothing is spent.
     *
     * @param place where it is spent, for a person, such as {@code on one connection}
     * @param exceeded told why nothing more is read
     */
    public ReadBudget(WireLimits limits, String place, Consumer<String> exceeded) {
        this.events = limits.eventsPerWire();
        this.octets = MOST_OF_LIMIT * limits.messageOctets();
        this.place = place;
        this.exceeded = exceeded;
    }

    /** An event came. Returns whether it is within the budget. */
    public boolean event() {
        octetsWithoutEvent = 0;
        return isWithin(++eventsSoFar <= events, "more than " + events + " events occurred " + place);
    }

    /** This many octets came. Returns whether they are within the budget. */
    public boolean octets(int count) {
        octetsWithoutEvent += count;
        return isWithin(
                octetsWithoutEvent <= octets,
                "more than " + octets + " bytes came " + place + " without a message or an event in them");
    }

    private boolean isWithin(boolean within, String reason) {
        if (!within) {
            exceeded.accept(reason);
        }
        return within;
    }
}
