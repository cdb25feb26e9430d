package io.graphqltck.core.play.channel;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;

/** Whether a client under test begins something. What cannot even be read begins an exchange that fails. */
public final class Arrivals implements WireEventVisitor<Arrival> {

    private final boolean exchanging;
    private final Line line;

    /** {@code exchanging}: whether the protocol has exchanges. */
    public Arrivals(boolean exchanging, Line line) {
        this.exchanging = exchanging;
        this.line = line;
    }

    @Override
    public Arrival requested(WireEvent.Requested event) {
        return Arrival.UPGRADE;
    }

    @Override
    public Arrival responded(WireEvent.Responded event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival asked(WireEvent.Asked event) {
        return Arrival.REQUEST;
    }

    @Override
    public Arrival answered(WireEvent.Answered event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival streams(WireEvent.Streams event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival item(WireEvent.Item event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival keepAlive(WireEvent.KeepAlive event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival goingAway(WireEvent.GoingAway event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival streamEnded(WireEvent.StreamEnded event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival message(WireEvent.Message event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival ping(WireEvent.Ping event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival pong(WireEvent.Pong event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival close(WireEvent.Close event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival wrote(WireEvent.Wrote event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival ended(WireEvent.Ended event) {
        return Arrival.NONE;
    }

    @Override
    public Arrival violation(WireEvent.Violation event) {
        return exchanging && !line.isAsked() && event.fatal() ? Arrival.REQUEST : Arrival.NONE;
    }
}
