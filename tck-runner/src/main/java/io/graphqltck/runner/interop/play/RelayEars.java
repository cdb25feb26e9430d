package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.relay.RelayListener;
import org.jspecify.annotations.Nullable;

/** Hears for a play that is made after its relay: the play needs the relay's port. */
final class RelayEars implements RelayListener {

    private @Nullable RelayListener to;

    void to(RelayListener listener) {
        to = listener;
    }

    @Override
    public void heard(Role speaker, int wire, WireEvent event) {
        if (to != null) {
            to.heard(speaker, wire, event);
        }
    }

    @Override
    public void deaf(int wire, String why) {
        if (to != null) {
            to.deaf(wire, why);
        }
    }

    @Override
    public void gone(int wire) {
        if (to != null) {
            to.gone(wire);
        }
    }
}
