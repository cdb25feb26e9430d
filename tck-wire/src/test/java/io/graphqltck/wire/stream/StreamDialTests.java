package io.graphqltck.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamDialTests {

    private final StreamDial dial = new StreamDial(
            Target.of(URI.create("http://127.0.0.1:1/graphql")), WireLimits.DEFAULT, new TlsTrust.Everything(), null);
    private final List<WireEvent> events = new ArrayList<>();
    private int requests;

    private void begin() {
        StreamWire wire = new StreamWire(
                Side.CLIENT, Runnable::run, WireLimits.DEFAULT, new HttpHead("POST /graphql HTTP/2", List.of()));
        wire.listen(events::add);
        dial.begin(wire, () -> requests++);
    }

    /** Whether there is a connection may become known between the decision to share it and the exchange. */
    @Test
    void whatComesBehindTheFailureHearsOfItAsWhatWaited() {
        begin();
        assertThat(events).isEmpty();
        dial.unreachable("Nobody listens.");
        begin();

        assertThat(events)
                .hasSize(2)
                .containsOnly(new WireEvent.Ended(WireEvent.Ending.NOT_CONNECTED, "Nobody listens."));
        assertThat(requests).isZero();
        assertThat(dial.isUsable()).isFalse();
    }
}
