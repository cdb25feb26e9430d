package io.graphqltck.core.model.act;

/** What an act may be to the response of an exchange. */
public enum Answer {
    NONE,
    /** The head of one that is streamed. */
    HEAD,
    WHOLE,
    /** The end of one that is streamed. */
    END
}
