package io.graphqltck.wire.stream;

import io.graphqltck.wire.http2.StreamsHandler;
import io.graphqltck.wire.socket.Outlet;
import java.util.ArrayList;
import java.util.List;

/** What the exchanges on one connection of HTTP/2 have in common. Used on its event loop only. */
public final class StreamConnection {

    /** The maximum number of exchanges: a client could open them without end. */
    private static final int MOST_EXCHANGES = 2000;

    private final Outlet outlet;
    private final List<StreamWire> wires = new ArrayList<>();
    private final StreamsHandler handler;
    private int count;
    private long unsent;
    private boolean finished;
    /** Whether TLS says that it ends. */
    private boolean announces = true;

    private boolean closing;

    public StreamConnection(StreamsHandler handler, Outlet outlet) {
        this.handler = handler;
        this.outlet = outlet;
    }

    public StreamsHandler handler() {
        return handler;
    }

    Outlet outlet() {
        return outlet;
    }

    /** Whether it takes one more. */
    public boolean isFull() {
        return count >= MOST_EXCHANGES;
    }

    /** One more exchange, on this stream. */
    public void add(StreamWire wire, int stream) {
        count++;
        wires.removeIf(StreamWire::isOver);
        wires.add(wire);
        wire.attach(new StreamOutlet(this, stream));
    }

    /** Counts octets that wait for the other side's windows. */
    void sending(int octets) {
        unsent += octets;
    }

    /** They are with the network, or are lost. */
    void sent(int octets) {
        unsent -= octets;
        if (finished && unsent == 0) {
            close();
        }
    }

    /** The kit ends it in order: what waits for the other side's windows is sent before, as over HTTP/1.1. */
    void finish(StreamOutlet by, boolean announced) {
        if (finished) {
            return;
        }
        finished = true;
        announces = announced;
        wires.stream().filter(wire -> !wire.isOn(by)).forEach(StreamWire::endedBeside);
        if (unsent == 0) {
            close();
        } else {
            outlet.after(Outlet.UNREAD_MILLIS, this::close);
        }
    }

    private void close() {
        if (!closing) {
            closing = true;
            outlet.finish(announces);
        }
    }
}
