package io.graphqltck.core.model;

/** What somebody suffers who relies on a sentence that is broken, worst first. Findings are ordered by it before the level. */
public enum Harm {
    /** A peer ends the process, or exhausts what it needs. */
    CRASH("crash"),
    /** A peer reads or does what it must not. */
    EXPOSURE("exposure"),
    /** A result or an ending is lost or spoiled, and nobody learns of it. */
    LOSS("loss"),
    /** A source, an operation or a connection stays although nobody wants it. */
    LEAK("leak"),
    /** Peers do not understand each other, and notice. The data says nothing of it. */
    MISUNDERSTANDING("misunderstanding");

    private final String word;

    Harm(String word) {
        this.word = word;
    }

    /** The word in data and reports. */
    public String word() {
        return word;
    }
}
