package io.graphqltck.wire;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.socket.SocketWire;
import io.graphqltck.wire.stream.StreamWire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that a client has made: a wire of HTTP/1.1 until it shows that its first exchange is a stream of HTTP/2. */
final class AcceptedWire implements Wire {

    private Wire present;
    private WireListener listener = event -> {};

    AcceptedWire(SocketWire first) {
        present = first;
        first.listen(event -> listener.on(event));
    }

    void listen(WireListener newListener) {
        listener = newListener;
    }

    /** Its first exchange is this stream. */
    void becomes(StreamWire stream) {
        present = stream;
        stream.listen(event -> listener.on(event));
    }

    @Override
    public void respond(UpgradeResponse response) {
        present.respond(response);
    }

    @Override
    public void respond(HttpResponse response) {
        present.respond(response);
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        return present.write(items, cuts);
    }

    @Override
    public void drop(Drop how) {
        present.drop(how);
    }

    @Override
    public void drop(Drop how, Http2Code code) {
        present.drop(how, code);
    }

    @Override
    public void read(boolean on) {
        present.read(on);
    }

    @Override
    public void whenWritten(Runnable task) {
        present.whenWritten(task);
    }

    @Override
    public boolean isOpen() {
        return present.isOpen();
    }

    @Override
    public @Nullable HttpHead sentHead() {
        return present.sentHead();
    }

    @Override
    public boolean compresses() {
        return present.compresses();
    }
}
