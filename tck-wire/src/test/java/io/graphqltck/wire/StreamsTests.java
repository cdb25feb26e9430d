package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit against the kit over HTTP/2. */
final class StreamsTests {

    private static final ListenOptions LISTENING = ExchangeKit.LISTENING.withHttp2(true);
    private static final HttpResponse STREAMED = new HttpResponse(
            200,
            List.of(Map.entry("Content-Type", "multipart/mixed;boundary=graphql;subscriptionSpec=1.0")),
            List.of(),
            HttpPayload.NONE,
            true);

    private final Kit kit = new Kit();
    private final WireConnector connector = new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true);

    @AfterEach
    void close() {
        kit.close();
    }

    private Wire request(int port, HttpRequest request, @Nullable Wire beside, Recorder events) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/graphql");
        return connector.request(kit.loop, uri, request, List.of(), beside, events);
    }

    private Wire request(int port, HttpRequest request) {
        return request(port, request, null, kit.clientEvents);
    }

    private static Outgoing.Body body(String text) {
        return new Outgoing.Body(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aRequestIsAnswered(String scheme) throws Exception {
        int port = kit.listen(
                scheme.equals("https") ? LISTENING.withCertificate(LoopbackCertificate.generate()) : LISTENING);
        URI uri = URI.create(scheme + "://127.0.0.1:" + port + "/graphql?a=b");
        connector.request(kit.loop, uri, post(payload("question")), List.of(Map.entry("X-One", "1")), kit.clientEvents);
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);
        Wire server = kit.accepted();
        kit.on(server, wire -> wire.respond(ok(payload("answer"))));
        WireEvent.Answered answered = kit.clientEvents.next(WireEvent.Answered.class);

        assertThat(asked.head().startLine()).isEqualTo("POST /graphql?a=b HTTP/2");
        assertThat(asked.head().fields())
                .containsExactlyInAnyOrder(
                        Map.entry(":scheme", scheme),
                        Map.entry(":authority", "127.0.0.1:" + port),
                        Map.entry("x-one", "1"),
                        Map.entry("content-length", "8"),
                        Map.entry("content-type", "text/plain"));
        assertThat(asked.head().field("Host")).isEqualTo("127.0.0.1:" + port);
        assertThat(text(asked)).isEqualTo("question");
        assertThat(answered.head().startLine()).isEqualTo("HTTP/2 200");
        assertThat(answered.head().fields())
                .containsExactlyInAnyOrder(Map.entry("content-length", "6"), Map.entry("content-type", "text/plain"));
        assertThat(answered.head().status()).isEqualTo(200);
        assertThat(text(answered)).isEqualTo("answer");
        kit.clientEvents.ends(WireEvent.Ending.FIN);
        assertThat(server.sentHead())
                .isNotNull()
                .extracting(HttpHead::startLine)
                .isEqualTo("HTTP/2 200");
    }

    @Test
    void partsAreToldAsTheyCome() throws Exception {
        int port = kit.listen(LISTENING);
        request(port, post(payload("question")));
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire server = kit.accepted();
        kit.on(server, wire -> wire.respond(STREAMED));
        assertThat(kit.clientEvents.next(WireEvent.Streams.class).head().field("Transfer-Encoding"))
                .isNull();
        for (int i = 0; i < 3; i++) {
            String part = (i == 0 ? "\r\n--graphql" : "") + "\r\nContent-Type: application/json\r\n\r\n{\"n\":" + i
                    + "}\r\n--graphql";
            List<Integer> every = i == 1 ? IntStream.range(1, 100).boxed().toList() : List.of();
            kit.on(server, wire -> wire.write(List.of(body(part)), every));
            assertThat(kit.clientEvents.next(WireEvent.Item.class).body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"n\":" + i + "}");
        }
        kit.on(server, wire -> wire.write(List.of(body("--\r\n"), new Outgoing.EndOfBody()), List.of()));

        assertThat(kit.clientEvents.next(WireEvent.StreamEnded.class).closed()).isTrue();
        kit.clientEvents.ends(WireEvent.Ending.FIN);
    }

    /** What is larger than the other side's windows waits for them, on whichever of the connection's streams it is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWaitsForAWindowIsSentBeforeTheConnectionEnds(boolean sameStream) throws Exception {
        int port = kit.listen(LISTENING);
        Wire one = request(port, post(payload("one")));
        request(port, post(payload("two")), one, new Recorder());
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire serverOne = kit.accepted();
        Wire serverTwo = kit.accepted();
        int length = 1 << 20;
        String head = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n";
        kit.on(serverOne, wire -> {
            wire.respond(STREAMED);
            wire.write(List.of(body(head + "7".repeat(length) + "\r\n--graphql")), List.of());
            (sameStream ? wire : serverTwo).drop(Wire.Drop.FIN);
        });

        kit.clientEvents.next(WireEvent.Streams.class);
        assertThat(kit.clientEvents.next(WireEvent.Item.class).length()).isEqualTo(length);
        kit.clientEvents.next(WireEvent.Ended.class);
    }

    @Test
    void severalExchangesShareAConnectionAndOneIsReset() throws Exception {
        int port = kit.listen(LISTENING);
        Recorder second = new Recorder();
        Wire one = request(port, post(payload("one")));
        Wire two = request(port, post(payload("two")), one, second);
        assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("one");
        assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("two");
        Wire serverOne = kit.accepted();
        Wire serverTwo = kit.accepted();
        kit.on(serverOne, wire -> wire.respond(STREAMED));
        kit.on(serverTwo, wire -> wire.respond(STREAMED));
        kit.clientEvents.next(WireEvent.Streams.class);
        second.next(WireEvent.Streams.class);
        kit.on(serverOne, wire -> wire.drop(Wire.Drop.RESET, Http2Code.INTERNAL_ERROR));

        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);
        assertThat(ended).isEqualTo(new WireEvent.Ended(WireEvent.Ending.RESET, "RST_STREAM INTERNAL_ERROR"));
        kit.on(
                serverTwo,
                wire -> wire.write(List.of(body("\r\n--graphql--\r\n"), new Outgoing.EndOfBody()), List.of()));
        second.next(WireEvent.Violation.class); // no part
        second.next(WireEvent.StreamEnded.class);
        assertThat(kit.ask(two, Wire::isOpen)).isFalse();
    }

    @Test
    void aClientResetsItsStream() throws Exception {
        int port = kit.listen(LISTENING);
        Wire client = request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(kit.accepted(), wire -> wire.respond(STREAMED));
        kit.clientEvents.next(WireEvent.Streams.class);
        kit.on(client, wire -> wire.drop(Wire.Drop.RESET));

        assertThat(kit.serverEvents.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(WireEvent.Ending.RESET, "RST_STREAM CANCEL"));
        kit.clientEvents.ends(WireEvent.Ending.BY_KIT);
    }

    @Test
    void aConnectionThatEndsEndsItsExchanges() throws Exception {
        int port = kit.listen(LISTENING);
        request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire server = kit.accepted();
        kit.on(server, wire -> wire.respond(STREAMED));
        kit.clientEvents.next(WireEvent.Streams.class);
        kit.on(server, wire -> wire.drop(Wire.Drop.FIN));

        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);
        assertThat(ended.how()).isEqualTo(WireEvent.Ending.FIN);
        assertThat(ended.detail()).contains("within the body of the response");
    }

    @Test
    void afterGoAwayTheStreamGoesOnAndTheNextHasAConnectionOfItsOwn() throws Exception {
        int port = kit.listen(LISTENING);
        Wire one = request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        Wire server = kit.accepted();
        kit.on(server, wire -> wire.respond(STREAMED));
        kit.clientEvents.next(WireEvent.Streams.class);
        kit.on(server, wire -> wire.drop(Wire.Drop.GOAWAY, Http2Code.NO_ERROR));
        String part = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql";
        kit.on(server, wire -> wire.write(List.of(body(part)), List.of()));
        assertThat(kit.clientEvents.next(WireEvent.GoingAway.class).code()).isEqualTo("NO_ERROR");
        kit.clientEvents.next(WireEvent.KeepAlive.class);
        Recorder second = new Recorder();
        request(port, post(payload("two")), one, second);
        assertThat(text(kit.serverEvents.next(WireEvent.Asked.class))).isEqualTo("two");
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("beside"))));

        assertThat(text(second.next(WireEvent.Answered.class))).isEqualTo("beside");
        kit.on(server, wire -> wire.write(List.of(body("--\r\n"), new Outgoing.EndOfBody()), List.of()));
        kit.clientEvents.next(WireEvent.StreamEnded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "X-Upper", "transfer-encoding"})
    void aFieldThatHttp2DoesNotKnowIsAViolation(String name) throws Exception {
        int port = kit.listen(LISTENING);
        request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        HttpResponse response =
                new HttpResponse(200, List.of(Map.entry(name, "a")), List.of(), payload("answer"), false, Set.of(name));
        kit.on(kit.accepted(), wire -> wire.respond(response));
        WireEvent.Violation violation = kit.clientEvents.next(WireEvent.Violation.class);

        assertThat(violation.requirement()).isEqualTo("HTTP-S-10");
        assertThat(violation.text()).contains("\"" + name + "\"");
        kit.clientEvents.next(WireEvent.Answered.class);
    }

    @Test
    void whatIsRightOfAWrongRequestSuitsHttp2() throws Exception {
        int port = kit.listen(LISTENING);
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Accept", "*/*"), Map.entry("X-Upper", "a"));
        request(port, new HttpRequest("POST", null, "1.1", headers, List.of(), payload("question"), Set.of("X-Upper")));
        WireEvent.Violation violation = kit.serverEvents.next(WireEvent.Violation.class);
        assertThat(violation.requirement()).isEqualTo("HTTP-C-10");
        assertThat(violation.text()).contains("\"X-Upper\"");
        WireEvent.Asked asked = kit.serverEvents.next(WireEvent.Asked.class);

        assertThat(asked.head().fields()).contains(Map.entry("accept", "*/*"), Map.entry("X-Upper", "a"));
    }

    @Test
    void aLengthThatIsNotTheBodysIsAViolation() throws Exception {
        int port = kit.listen(LISTENING);
        request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        HttpResponse response =
                new HttpResponse(200, List.of(Map.entry("content-length", "5")), List.of(), payload("answer"));
        kit.on(kit.accepted(), wire -> wire.respond(response));

        assertThat(kit.clientEvents.next(WireEvent.Violation.class).text())
                .contains("is not HTTP/2")
                .contains("does not match content-length header 5");
    }

    @Test
    void everyVersionIsServedOnOnePort() throws Exception {
        int port = kit.listen(LISTENING);
        kit.connect("ws://127.0.0.1:" + port + "/");
        kit.serverEvents.next(WireEvent.Requested.class);
        kit.on(kit.accepted(), wire -> wire.respond(UpgradeResponse.accepting("graphql-transport-ws")));
        kit.clientEvents.next(WireEvent.Responded.class);
        Recorder old = new Recorder();
        new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT)
                .request(
                        kit.loop,
                        URI.create("http://127.0.0.1:" + port + "/graphql"),
                        post(payload("old")),
                        List.of(),
                        old);
        assertThat(kit.serverEvents.next(WireEvent.Asked.class).head().startLine())
                .endsWith("HTTP/1.1");
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("older"))));
        assertThat(text(old.next(WireEvent.Answered.class))).isEqualTo("older");
        kit.serverEvents.next(WireEvent.Ended.class);
        Recorder young = new Recorder();
        request(port, post(payload("new")), null, young);
        assertThat(kit.serverEvents.next(WireEvent.Asked.class).head().startLine())
                .endsWith("HTTP/2");
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("newer"))));

        assertThat(text(young.next(WireEvent.Answered.class))).isEqualTo("newer");
    }

    @Test
    void aServerOfHttp1IsNoneOfHttp2() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING);
        request(port, post(payload("one")));
        kit.serverEvents.next(WireEvent.Asked.class);
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload("what?"))));
        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);

        assertThat(ended.how()).isEqualTo(WireEvent.Ending.NOT_CONNECTED);
        assertThat(ended.detail()).contains("does not speak HTTP/2");
    }

    @Test
    void aServerThatDoesNotChooseHttp2IsNotConnected() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withCertificate(LoopbackCertificate.generate()));
        URI uri = URI.create("https://127.0.0.1:" + port + "/graphql");
        connector.request(kit.loop, uri, post(payload("one")), List.of(), kit.clientEvents);
        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);

        assertThat(ended.how()).isEqualTo(WireEvent.Ending.NOT_CONNECTED);
        assertThat(ended.detail()).contains("does not choose HTTP/2 by ALPN");
    }

    @Test
    void nobodyListensThere() throws Exception {
        request(1, post(payload("one")));

        assertThat(kit.clientEvents.next(WireEvent.Ended.class).how()).isEqualTo(WireEvent.Ending.NOT_CONNECTED);
    }

    @Test
    void aLargeBodyWaitsForTheWindow() throws Exception {
        int port = kit.listen(LISTENING);
        String large = "x".repeat(1_000_000);
        request(port, post(payload(large)));
        assertThat(kit.serverEvents.next(WireEvent.Asked.class).length()).isEqualTo(1_000_000);
        kit.on(kit.accepted(), wire -> wire.respond(ok(payload(large))));

        assertThat(kit.clientEvents.next(WireEvent.Answered.class).length()).isEqualTo(1_000_000);
    }
}
