package io.graphqltck.wire;

import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireListener;

/** Is notified of connections. Called on the acceptor's loop. */
@FunctionalInterface
public interface AcceptHandler {

    /**
     * A TCP connection was accepted, or the client continues on one whose exchange is over: the next exchange is a new wire. No request has been read yet, and none may ever arrive.
     */
    WireListener onAccept(Wire wire);

    /**
     * A connection over the allowed number came and was closed at once.
     *
     * @param count how many came in all, this one included
     */
    default void onSurplus(int count) {}
}
