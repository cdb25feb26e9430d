package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent;

/** Hears what two parties say to each other. Called on the relay's loop. */
public interface RelayListener {

    /**
     * One of them said or did this.
     *
     * @param wire number of the WebSocket connection or HTTP exchange, from 1, in the order in which they began
     */
    void heard(Role speaker, int wire, WireEvent event);

    /** From here on the relay only passes octets on; {@code why}: a sentence. */
    void deaf(int wire, String why);

    /** The TCP connection on which this wire was the last is gone on both sides. */
    void gone(int wire);
}
