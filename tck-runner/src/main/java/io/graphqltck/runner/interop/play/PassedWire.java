package io.graphqltck.runner.interop.play;

import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import java.util.List;

/** A connection between two subjects, on which the kit says nothing itself. */
record PassedWire(Loop loop) implements Wire {

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
    public void drop(Drop how) {}

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public boolean compresses() {
        return false;
    }
}
