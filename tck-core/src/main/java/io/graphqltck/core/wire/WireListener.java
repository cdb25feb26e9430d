package io.graphqltck.core.wire;

/** Receives what the other side did on a wire. Called on the scenario's loop, in the order of the wire. */
@FunctionalInterface
public interface WireListener {

    void on(WireEvent event);
}
