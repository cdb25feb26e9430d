package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** Keeps events for a test's thread, which asks for one after the other. */
final class Recorder implements WireListener {

    private final BlockingQueue<WireEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void on(WireEvent event) {
        events.add(event);
    }

    <E extends WireEvent> E next(Class<E> type) throws InterruptedException {
        WireEvent event = events.take();
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    /** The next one that is such, whatever comes before it. */
    <E extends WireEvent> E find(Class<E> type, Predicate<E> such) throws InterruptedException {
        while (true) {
            WireEvent event = events.take();
            if (type.isInstance(event) && such.test(type.cast(event))) {
                return type.cast(event);
            }
        }
    }

    /** Whatever was received. */
    void forget() {
        events.clear();
    }

    String nextText() throws InterruptedException {
        return new String(next(WireEvent.Message.class).octets(), StandardCharsets.UTF_8);
    }

    /** Nothing has come that was not asked for. */
    void isSilent() {
        assertThat(events).isEmpty();
    }

    void ends(WireEvent.Ending how) throws InterruptedException {
        assertThat(next(WireEvent.Ended.class).how()).isEqualTo(how);
        assertThat(events).isEmpty();
    }
}
