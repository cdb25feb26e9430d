package io.graphqltck.core.replay;

import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.util.List;

/** A connection at whose other end a recording is. What is written on it was compared with the recording already. */
final class RecordedWire implements Wire {

    private final Loop loop;
    private final boolean compresses;
    private WireListener listener = event -> {};
    private boolean open = true;

    RecordedWire(Loop loop, boolean compresses) {
        this.loop = loop;
        this.compresses = compresses;
    }

    void listener(WireListener hears) {
        listener = hears;
    }

    /** The subject does this again. */
    void hear(WireEvent event) {
        open &= !(event instanceof WireEvent.Ended);
        listener.on(event);
    }

    @Override
    public void respond(UpgradeResponse response) {}

    @Override
    public void respond(HttpResponse response) {}

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        return new byte[0];
    }

    @Override
    public void read(boolean on) {}

    @Override
    public void whenWritten(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void drop(Drop how) {
        if (how == Drop.GOAWAY) {
            return;
        }
        boolean ends = open && how != Drop.HALF;
        open = false;
        if (ends) {
            loop.execute(() -> listener.on(new WireEvent.Ended(WireEvent.Ending.BY_KIT, "")));
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean compresses() {
        return compresses;
    }
}
