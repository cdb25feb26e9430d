package io.graphqltck.wire.frame;

/** One of the two parties of a WebSocket connection. */
public enum Side {
    CLIENT,
    SERVER;

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    /** Whether its frames have to be masked (RFC 6455 §5.1). */
    boolean masks() {
        return this == CLIENT;
    }
}
