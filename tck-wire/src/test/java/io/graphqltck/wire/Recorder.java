package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps events for a test's thread, which asks for one after the other. */
final class Recorder implements WireListener {

    private final BlockingQueue<WireEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void on(WireEvent event) {
        events.add(event);
    }

    <E extends WireEvent> E next(Class<E> type) throws InterruptedException {
        WireEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    String nextText() throws InterruptedException {
        return new String(next(WireEvent.Message.class).octets(), StandardCharsets.UTF_8);
    }

    void ends(WireEvent.Ending how) throws InterruptedException {
        assertThat(next(WireEvent.Ended.class).how()).isEqualTo(how);
        assertThat(events).isEmpty();
    }
}
