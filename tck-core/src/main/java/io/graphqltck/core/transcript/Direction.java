package io.graphqltck.core.transcript;

/** Who did it. */
public enum Direction {
    /** The kit's peer. */
    SENT,
    /** The subject. */
    RECEIVED
}
