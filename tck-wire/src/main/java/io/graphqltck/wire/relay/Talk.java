package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.ReadBudget;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import java.util.function.IntSupplier;

/** What is heard on one TCP connection, numbered and counted. */
final class Talk {

    private final RelayListener listener;
    private final WireLimits limits;
    private final IntSupplier numbers;
    private final ReadBudget budget;
    private int last;
    private boolean deaf;

    /** {@code numbers}: those of the wires, of all connections of the relay. */
    Talk(RelayListener listener, WireLimits limits, IntSupplier numbers) {
        this.listener = listener;
        this.limits = limits;
        this.numbers = numbers;
        this.budget = new ReadBudget(
                limits, "on one connection", why -> stop(last(), "The kit's limits were exceeded: " + why + "."));
    }

    WireLimits limits() {
        return limits;
    }

    /** The number of a wire that begins. */
    int begin() {
        last = numbers.getAsInt();
        return last;
    }

    /** The wire that began last; the first where none did. */
    int last() {
        return last == 0 ? begin() : last;
    }

    boolean isDeaf() {
        return deaf;
    }

    /** This many octets came from either party. Returns whether they are listened to. */
    boolean hears(int octets) {
        return !deaf && budget.octets(octets);
    }

    void tell(Role speaker, int wire, WireEvent event) {
        if (deaf || !budget.event()) {
            return;
        }
        listener.heard(speaker, wire, event);
        if (event instanceof WireEvent.Violation violation && violation.fatal()) {
            stop(wire, violation.text() + " Nothing after that can be parsed.");
        }
    }

    /** The connection is gone. */
    void gone() {
        listener.gone(last());
    }

    /** Listens no more. */
    void stop(int wire, String why) {
        if (!deaf) {
            deaf = true;
            listener.deaf(wire, why);
        }
    }
}
