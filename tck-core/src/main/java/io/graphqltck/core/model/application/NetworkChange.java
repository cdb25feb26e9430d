package io.graphqltck.core.model.application;

import java.util.Locale;

/** What becomes of the network between two subjects from a turn on. */
public enum NetworkChange {
    /** All connections end, as if the network between the parties were gone; new ones can be opened. */
    CUT("has cut all connections"),
    /** The same, but each party is told by a reset. */
    RESET("has reset all connections"),
    /** From here on what the server says reaches the client half a second later. */
    DELAY("delays what the server says"),
    /** From here on all that is said arrives in small pieces. */
    SPLIT("splits what is said into small pieces");

    private final String words;

    NetworkChange(String words) {
        this.words = words;
    }

    /** As scenarios write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the network does, after its name. */
    public String words() {
        return words;
    }

    /** Whether the connections that there are end. */
    public boolean ends() {
        return this == CUT || this == RESET;
    }
}
