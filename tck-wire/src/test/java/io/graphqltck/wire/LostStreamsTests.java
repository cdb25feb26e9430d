package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exchanges that share a connection of HTTP/2: what becomes of the others when one ends it, and when one does not read. */
final class LostStreamsTests {

    private final Kit kit = new Kit();
    private final Recorder second = new Recorder();
    private final WireConnector connector = new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true);

    @AfterEach
    void close() {
        kit.close();
    }

    private Wire request(int port, HttpRequest request, @Nullable Wire beside, Recorder events) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/graphql");
        return connector.request(kit.loop, uri, request, List.of(), beside, events);
    }

    /** Two that are asked, on one connection; the first one's wire of the client. */
    private Wire two() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true));
        Wire one = request(port, post(payload("one")), null, kit.clientEvents);
        request(port, post(payload("two")), one, second);
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.serverEvents.next(WireEvent.Asked.class);
        return one;
    }

    @Test
    void theServersEndOfTheConnectionEndsThemAll() throws Exception {
        two();
        kit.on(kit.accepted(), wire -> wire.drop(Wire.Drop.FIN));

        for (Recorder events : List.of(kit.clientEvents, second)) {
            WireEvent.Ended ended = events.next(WireEvent.Ended.class);
            assertThat(ended.how()).isEqualTo(Ending.FIN);
            assertThat(ended.detail()).contains("before a response");
        }
    }

    @Test
    void theClientsEndOfTheConnectionEndsThemAll() throws Exception {
        Wire one = two();
        kit.on(one, wire -> wire.drop(Wire.Drop.FIN));

        kit.clientEvents.ends(Ending.BY_KIT);
        assertThat(second.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(Ending.BY_KIT, "The kit ended the connection that it was on."));
        for (int i = 0; i < 2; i++) {
            assertThat(kit.serverEvents.next(WireEvent.Ended.class).how()).isEqualTo(Ending.FIN);
        }
    }

    @Test
    void whatWaitsForAConnectionHearsThatThereIsNone() throws Exception {
        Wire one = request(1, post(payload("one")), null, kit.clientEvents);
        request(1, post(payload("two")), one, second);

        kit.clientEvents.ends(Ending.NOT_CONNECTED);
        second.ends(Ending.NOT_CONNECTED);
    }

    @Test
    void whatIsNotReadKeepsNobodyElseWaiting() throws Exception {
        Wire held = two();
        Wire serverHeld = kit.accepted();
        Wire serverOther = kit.accepted();
        kit.on(held, wire -> wire.read(false));
        String large = "x".repeat(1_000_000);
        kit.on(serverHeld, wire -> wire.respond(ok(payload(large))));
        kit.on(serverOther, wire -> wire.respond(ok(payload("beside"))));
        assertThat(text(second.next(WireEvent.Answered.class))).isEqualTo("beside");
        kit.clientEvents.isSilent();
        kit.on(held, wire -> wire.read(true));

        assertThat(kit.clientEvents.next(WireEvent.Answered.class).length()).isEqualTo(1_000_000);
    }

    @Test
    void leaveToSendTheBodyIsNoResponse() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true));
        List<Map.Entry<String, String>> fields = List.of(Map.entry("Expect", "100-continue"));
        request(port, new HttpRequest("POST", null, fields, List.of(), payload("body")), null, kit.clientEvents);
        assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("body");
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("thanks"))));

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("thanks");
        kit.clientEvents.ends(Ending.FIN);
    }
}
