package io.graphqltck.core.model;

/** What somebody suffers who relies on a sentence that is broken, worst first. Findings are ordered by it before the level. */
public enum Harm {
    /** A peer ends the process, or exhausts what it needs. */
    CRASH("crash", "a peer can end the process, or exhaust what it needs"),
    /** A peer reads or does what it must not. */
    EXPOSURE("exposure", "a peer reads or does what it must not"),
    /** A result or an ending is lost or spoiled, and nobody learns of it. */
    LOSS("loss", "a result or an ending is lost or spoiled without a report"),
    /** A source, an operation or a connection stays although nobody wants it. */
    LEAK("leak", "a source, an operation or a connection stays although it is no longer needed"),
    /** Peers do not understand each other, and notice. The data says nothing of it. */
    MISUNDERSTANDING("misunderstanding", "");

    private final String word;
    private final String text;

    Harm(String word, String text) {
        this.word = word;
        this.text = text;
    }

    /** The word in data and reports. */
    public String word() {
        return word;
    }

    /** In words; empty for the least. */
    public String text() {
        return text;
    }
}
