package io.graphqltck.core.play;

/** What a client under test begins on a wire. */
enum Arrival {
    NONE,
    /** It asks for a WebSocket connection. */
    UPGRADE,
    /** It begins an exchange. */
    REQUEST
}
