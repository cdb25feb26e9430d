package io.graphqltck.core.model.act;

/** What sorts of things are told apart wherever their kinds do not matter. */
public enum Nature {
    /** It says one value of the protocol. */
    MESSAGE,
    CLOSE,
    DROP,
    /** A control frame of WebSocket, other than a close frame. */
    CONTROL,
    /** Frames or octets, which need not make a whole message. */
    RAW,
    /** It only says what is read, so that nothing of it is on the wire. */
    READING,
    OTHER
}
