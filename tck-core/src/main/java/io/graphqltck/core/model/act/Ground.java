package io.graphqltck.core.model.act;

/** Where acts take place. */
public enum Ground {
    /** It begins a WebSocket connection. */
    UPGRADE,
    SOCKET,
    /** It begins an HTTP exchange. */
    REQUEST,
    EXCHANGE,
    STREAM,
    CONNECTION
}
