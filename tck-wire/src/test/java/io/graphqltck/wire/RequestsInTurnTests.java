package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripted client's requests one after the other on a connection, and what it holds back: bodies, and its reading. */
final class RequestsInTurnTests {

    private static final String PART = "\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql";

    private final Kit kit = new Kit();
    private final Recorder second = new Recorder();
    private final WireConnector connector = new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT);
    private @Nullable RawServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void close() throws IOException {
        kit.close();
        server().close();
    }

    private RawServer server() {
        if (server == null) {
            throw new IllegalStateException();
        }
        return server;
    }

    private Wire request(String name, @Nullable Wire behind, WireListener events) {
        HttpRequest request = new HttpRequest("POST", "/" + name, List.of(), List.of("connection"), payload(name));
        return request(request, behind, events);
    }

    private Wire request(HttpRequest request, @Nullable Wire behind, WireListener events) {
        URI uri = URI.create("http://127.0.0.1:" + server().port() + "/");
        return connector.request(kit.loop, uri, request, List.of(), behind, events);
    }

    private static String response(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void reads(String name) throws IOException {
        assertThat(server().readHead()).startsWith("POST /" + name + " HTTP/1.1\r\n");
        assertThat(server().read(name.length())).isEqualTo(name);
    }

    @Test
    void theNextRequestNeedsNoResponseToTheFirst() throws Exception {
        request("two", request("one", null, kit.clientEvents), second);
        server().accept();
        reads("one");
        reads("two");
        server().write(response("first") + response("second"));

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("first");
        kit.clientEvents.ends(Ending.BY_KIT);
        assertThat(text(second.next(WireEvent.Answered.class))).isEqualTo("second");
    }

    @Test
    void theNextRequestGoesOnTheSameConnection() throws Exception {
        Wire one = request("one", null, kit.clientEvents);
        server().accept();
        reads("one");
        server().write(response("first"));
        kit.clientEvents.next(WireEvent.Answered.class);
        request("two", one, second);
        reads("two");
        kit.clientEvents.ends(Ending.BY_KIT);
        server().write(response("second") + response("once more"));

        assertThat(text(second.next(WireEvent.Answered.class))).isEqualTo("second");
        assertThat(second.next(WireEvent.Violation.class).requirement()).isEqualTo("HTTP-S-01");
    }

    @Test
    void aSecondResponseAnswersNoRequestThatWasNotSent() throws Exception {
        Wire[] one = new Wire[1];
        one[0] = request("one", null, event -> {
            kit.clientEvents.on(event);
            if (event instanceof WireEvent.Answered) {
                request("two", one[0], second);
            }
        });
        server().accept();
        reads("one");
        server().write(response("first") + response("once more"));
        kit.clientEvents.next(WireEvent.Answered.class);
        WireEvent.Violation violation = kit.clientEvents.next(WireEvent.Violation.class);

        assertThat(violation.requirement()).isEqualTo("HTTP-S-01");
        assertThat(violation.text()).contains("after the end of its response");
        second.ends(Ending.BY_KIT);
    }

    @Test
    void aConnectionThatHasEndedTakesNoMore() throws Exception {
        Wire one = request("one", null, kit.clientEvents);
        server().accept();
        reads("one");
        server().write(response("first"));
        server().end();
        kit.clientEvents.next(WireEvent.Answered.class);
        kit.clientEvents.ends(Ending.FIN);
        request("two", one, second);

        assertThat(second.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(Ending.FIN, "The connection had ended before."));
    }

    @Test
    void theEndOfAConnectionIsThatOfAllThatWaitOnIt() throws Exception {
        request("two", request("one", null, kit.clientEvents), second);
        server().accept();
        reads("one");
        reads("two");
        server().reset();

        kit.clientEvents.ends(Ending.RESET);
        second.ends(Ending.RESET);
    }

    @Test
    void aBodyWaitsUntilItIsAskedFor() throws Exception {
        expecting();
        server().accept();
        assertThat(server().readHead()).contains("Expect: 100-continue", "Content-Length: 4");
        server().write("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(server().read(4)).isEqualTo("body");
        server().write(response("thanks"));

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("thanks");
    }

    @Test
    void aBodyThatNobodyAsksForIsNotSent() throws Exception {
        Wire wire = expecting();
        server().accept();
        server().readHead();
        server().write("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n");
        assertThat(kit.clientEvents.next(WireEvent.Answered.class).head().status())
                .isEqualTo(417);
        kit.on(wire, each -> each.drop(Wire.Drop.FIN));

        assertThat(server().readToTheEnd()).isEmpty();
    }

    private Wire expecting() {
        List<Map.Entry<String, String>> fields = List.of(Map.entry("Expect", "100-continue"));
        return request(new HttpRequest("POST", "/", fields, List.of(), payload("body")), null, kit.clientEvents);
    }

    @Test
    void whatComesWhileTheClientDoesNotReadWaits() throws Exception {
        Wire held = request("held", null, kit.clientEvents);
        server().accept();
        reads("held");
        server().write("HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed;boundary=graphql\r\n\r\n\r\n--graphql" + PART);
        kit.clientEvents.next(WireEvent.Streams.class);
        kit.clientEvents.next(WireEvent.KeepAlive.class);
        kit.on(held, wire -> wire.read(false));
        server().write(PART);
        try (RawServer other = new RawServer()) { // what is answered after it shows that it would have come
            URI uri = URI.create("http://127.0.0.1:" + other.port() + "/");
            HttpRequest request = new HttpRequest("POST", "/", List.of(), List.of(), payload("barrier"));
            connector.request(kit.loop, uri, request, List.of(), second);
            other.accept();
            other.readHead();
            other.write(response(""));
            second.next(WireEvent.Answered.class);
        }
        kit.clientEvents.isSilent();
        kit.on(held, wire -> wire.read(true));

        kit.clientEvents.next(WireEvent.KeepAlive.class);
    }
}
