package io.graphqltck.core.pair;

/** Whether a client and a server work with each other; the later, the worse. */
public enum PairVerdict {
    /** Every dialogue came to its end, and neither party broke a sentence. */
    WORKS("works"),
    /** Every dialogue came to its end, but a party broke a sentence on the way. */
    WORKS_WITH_FAULT("works-with-fault"),
    /** All but a dialogue of which no document demands that it comes to its end, such as one with a very large message. */
    LEFT_OPEN("left-open"),
    /** It could not be played, or says nothing about the pair. */
    NOT_TRIED("not-tried"),
    /** The kit, or an adapter, failed. */
    UNDECIDED("undecided"),
    /** A dialogue did not come to its end, though each party plays it well with the kit: the documents allow both. */
    FAILS_UNEXPLAINED("fails-unexplained"),
    /** A dialogue did not come to its end because a party broke a sentence. */
    FAILS("fails");

    private final String word;

    PairVerdict(String word) {
        this.word = word;
    }

    /** As results say it. */
    public String word() {
        return word;
    }

    /** Whether the dialogue came to its end. */
    public boolean works() {
        return this == WORKS || this == WORKS_WITH_FAULT;
    }

    /** Whether it did not. */
    public boolean fails() {
        return this == FAILS || this == FAILS_UNEXPLAINED;
    }
}
