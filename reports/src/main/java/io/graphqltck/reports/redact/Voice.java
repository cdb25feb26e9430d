package io.graphqltck.reports.redact;

/** Who speaks in a text. What a subject gave away as a secret is one where it speaks, or it could turn our words into stars. */
enum Voice {
    /** A command for the user to repeat. */
    KIT,

    /** What the kit sent, and what it allowed. */
    KIT_SENT,

    /** The kit's words with quotations of the subject among them. */
    QUOTING,

    /** What the subject said. */
    SUBJECT
}
