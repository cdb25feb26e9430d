package io.graphqltck.wire;

import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the tests of HTTP exchanges have in common. */
final class ExchangeKit {

    static final ListenOptions LISTENING = ListenOptions.loopback().withExchanges(true);

    private ExchangeKit() {}

    static HttpPayload payload(String text) {
        return HttpPayload.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static HttpPayload chunked(String text, Integer... chunks) {
        return new HttpPayload(text.getBytes(StandardCharsets.UTF_8), List.of(chunks), List.of(), Duration.ZERO);
    }

    static HttpResponse ok(HttpPayload payload) {
        return new HttpResponse(200, List.of(Map.entry("Content-Type", "text/plain")), List.of(), payload);
    }

    static HttpRequest post(HttpPayload payload) {
        return new HttpRequest("POST", null, List.of(Map.entry("Content-Type", "text/plain")), List.of(), payload);
    }

    static Wire request(Kit kit, int port, HttpRequest request) {
        return request(kit, port, request, WireLimits.DEFAULT);
    }

    static Wire request(Kit kit, int port, HttpRequest request, WireLimits limits) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/graphql");
        return new WireConnector(new TlsTrust.Everything(), limits)
                .request(kit.loop, uri, request, List.of(), kit.clientEvents);
    }

    static String text(WireEvent.Asked asked) {
        return new String(asked.body(), StandardCharsets.UTF_8);
    }

    static String text(WireEvent.Answered answered) {
        return new String(answered.body(), StandardCharsets.UTF_8);
    }
}
