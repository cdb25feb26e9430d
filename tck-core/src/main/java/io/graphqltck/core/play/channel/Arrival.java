package io.graphqltck.core.play.channel;

/** What a client under test begins on a wire. */
public enum Arrival {
    NONE,
    /** It asks for a WebSocket connection. */
    UPGRADE,
    /** It begins an exchange. */
    REQUEST
}
