package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.http.StoredBrotli;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripted client reads what is coded, over both versions of HTTP. */
final class CodedBodiesTests {

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    private Wire asked(boolean http2) throws Exception {
        return asked(http2, List.of());
    }

    private Wire asked(boolean http2, List<Map.Entry<String, String>> headers) throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(http2));
        URI uri = URI.create("http://127.0.0.1:" + port + "/graphql");
        new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, http2)
                .request(kit.loop, uri, post(payload("question")), headers, kit.clientEvents);
        kit.serverEvents.next(WireEvent.Asked.class);
        return kit.accepted();
    }

    private static HttpResponse coded(String coding, String type, byte[] body, boolean streamed) {
        return new HttpResponse(
                200,
                List.of(Map.entry("Content-Encoding", coding), Map.entry("Content-Type", type)),
                List.of(),
                HttpPayload.of(body),
                streamed);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWholeBodyIsInflated(boolean http2) throws Exception {
        Wire server = asked(http2);
        byte[] body = gzip("answer");
        kit.on(server, wire -> wire.respond(coded("gzip", "text/plain", body, false)));

        assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void partsAreToldWhenTheyCanBeInflated(boolean http2) throws Exception {
        Wire server = asked(http2);
        kit.on(server, wire -> wire.respond(coded("gzip", "multipart/mixed;boundary=-", new byte[0], true)));
        kit.clientEvents.next(WireEvent.Streams.class);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(octets, 512, true);
        gzip.write("\r\n---".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) {
            String part = "\r\nContent-Type: application/json\r\n\r\n{\"n\":" + i + "}\r\n---";
            gzip.write(part.getBytes(StandardCharsets.UTF_8));
            gzip.flush();
            kit.say(server, new Outgoing.Body(octets.toByteArray()));
            octets.reset();
            assertThat(kit.clientEvents.next(WireEvent.Item.class).body())
                    .asString()
                    .isEqualTo("{\"n\":" + i + "}");
        }
        gzip.write("--\r\n".getBytes(StandardCharsets.UTF_8));
        gzip.close();
        kit.say(server, new Outgoing.Body(octets.toByteArray()), new Outgoing.EndOfBody());

        assertThat(kit.clientEvents.next(WireEvent.StreamEnded.class).closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eventsOfBrotliAreToldWhenTheyAreFlushed(boolean http2) throws Exception {
        Wire server = asked(http2);
        kit.on(server, wire -> wire.respond(coded("br", "text/event-stream", new byte[0], true)));
        kit.clientEvents.next(WireEvent.Streams.class);
        StoredBrotli brotli = new StoredBrotli();
        for (int i = 0; i < 3; i++) {
            byte[] event = ("event: next\ndata: {\"n\":" + i + "}\n\n").getBytes(StandardCharsets.UTF_8);
            kit.say(server, new Outgoing.Body(brotli.more(event)));
            assertThat(kit.clientEvents.next(WireEvent.Item.class).body())
                    .asString()
                    .isEqualTo("{\"n\":" + i + "}");
        }
        kit.say(server, new Outgoing.Body(brotli.end()), new Outgoing.EndOfBody());

        assertThat(kit.clientEvents.next(WireEvent.StreamEnded.class)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNotCodedAsItSaysIsAViolation(boolean http2) throws Exception {
        Wire server = asked(http2);
        byte[] plain = "plain".getBytes(StandardCharsets.UTF_8);
        kit.on(server, wire -> wire.respond(coded("gzip", "text/plain", plain, false)));
        WireEvent.Violation violation = kit.clientEvents.next(WireEvent.Violation.class);

        assertThat(violation.requirement()).isEqualTo("HTTP-S-11");
        assertThat(violation.text()).contains("does not begin as gzip does");
        assertThat(violation.fatal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void whatIsCodedWithoutSayingSoIsAViolation(boolean http2, boolean multipart) throws Exception {
        Wire server = asked(http2);
        String type = multipart ? "multipart/mixed;boundary=-" : "application/json";
        HttpPayload body = HttpPayload.of(gzip("answer"));
        kit.on(
                server,
                wire -> wire.respond(
                        new HttpResponse(200, List.of(Map.entry("Content-Type", type)), List.of(), body, false)));
        if (multipart) {
            kit.clientEvents.next(WireEvent.Streams.class);
        }
        WireEvent.Violation violation = kit.clientEvents.next(WireEvent.Violation.class);

        assertThat(violation.requirement()).isEqualTo("HTTP-S-11");
        assertThat(violation.text()).contains("has no Content-Encoding");
    }

    /** Of both versions of HTTP: the codings that a response has, what the request accepted, and how the exchange ends. */
    static Stream<Arguments> unreadable() {
        return Stream.of(
                        List.of("zstd", "", "GAVE_UP"),
                        List.of("zstd", "identity", "BY_KIT"),
                        List.of("zstd", "gzip, br", "BY_KIT"),
                        List.of("zstd", "gzip, zstd", "GAVE_UP"),
                        List.of("zstd", "gzip, *", "GAVE_UP"),
                        List.of("zstd", "*;q=1, zstd;q=0", "BY_KIT"),
                        List.of("zstd", "*;q=0.0, zstd;q=0.1", "GAVE_UP"),
                        List.of("gzip, gzip", "gzip", "GAVE_UP"),
                        List.of("x-gzip, gzip", "gzip", "GAVE_UP"),
                        List.of("gzip, br", "gzip", "BY_KIT"),
                        List.of("gzip, br", "br, gzip;q=0.5", "GAVE_UP"))
                .flatMap(row -> Stream.of(false, true)
                        .map(http2 ->
                                Arguments.of(http2, row.get(0), row.get(1), WireEvent.Ending.valueOf(row.get(2)))));
    }

    /** A server may use every coding that the request accepts; a request without Accept-Encoding accepts all. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void aCodingThatTheKitDoesNotReadIsNobodysFaultWhereItIsAccepted(
            boolean http2, String coding, String accepted, WireEvent.Ending how) throws Exception {
        Wire server = asked(http2, accepted.isEmpty() ? List.of() : List.of(Map.entry("Accept-Encoding", accepted)));
        kit.on(server, wire -> wire.respond(coded(coding, "text/plain", new byte[] {1}, false)));
        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);

        assertThat(ended.how()).isEqualTo(how);
        assertThat(ended.detail()).contains('"' + coding + '"').contains("the kit reads gzip, deflate or br only");
    }

    /** A small body may become a large one, and be coded as it says. */
    @ParameterizedTest
    @CsvSource({"false, text/plain", "true, text/plain", "false, text/event-stream", "true, text/event-stream"})
    void moreThanTheKitReadsIsNobodysFault(boolean http2, String type) throws Exception {
        Wire server = asked(http2);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            byte[] piece = new byte[WireLimits.DEFAULT.messageOctets()];
            Arrays.fill(piece, (byte) ':');
            for (int i = 0; i < 9; i++) {
                gzip.write(piece);
            }
        }
        kit.on(server, wire -> wire.respond(coded("gzip", type, octets.toByteArray(), false)));
        if (type.equals("text/event-stream")) {
            kit.clientEvents.next(WireEvent.Streams.class);
        }
        WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);

        assertThat(ended.how()).isEqualTo(WireEvent.Ending.GAVE_UP);
        assertThat(ended.detail()).contains("coded with gzip, and more than").contains("the kit does not read");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmptyBodyIsCodedAsAnything(boolean http2) throws Exception {
        Wire server = asked(http2);
        HttpResponse empty =
                new HttpResponse(204, List.of(Map.entry("Content-Encoding", "gzip")), List.of(), HttpPayload.NONE);
        kit.on(server, wire -> wire.respond(empty));

        assertThat(kit.clientEvents.next(WireEvent.Answered.class).length()).isZero();
    }
}
