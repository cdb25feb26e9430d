package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes down what a relay hears. */
final class HeardEvents implements RelayListener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void heard(Role speaker, int wire, WireEvent event) {
        String how = event instanceof WireEvent.Ended ended ? " " + ended.how() : "";
        events.add(wire + " " + speaker + " " + event.getClass().getSimpleName() + how);
    }

    @Override
    public void deaf(int wire, String why) {
        events.add(wire + " deaf");
    }

    @Override
    public void gone(int wire) {}

    /** Those so far, which stay. */
    List<String> all() {
        return List.copyOf(events);
    }

    /** So many. */
    List<String> next(int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (all.size() < count) {
            String next = events.take();
            all.add(next);
        }
        return all;
    }
}
