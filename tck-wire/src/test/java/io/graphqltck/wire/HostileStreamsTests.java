package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static io.graphqltck.wire.RawFrames.CONTINUATION;
import static io.graphqltck.wire.RawFrames.DATA;
import static io.graphqltck.wire.RawFrames.END_HEADERS;
import static io.graphqltck.wire.RawFrames.END_STREAM;
import static io.graphqltck.wire.RawFrames.GOAWAY;
import static io.graphqltck.wire.RawFrames.HEADERS;
import static io.graphqltck.wire.RawFrames.OK;
import static io.graphqltck.wire.RawFrames.PING;
import static io.graphqltck.wire.RawFrames.REQUEST;
import static io.graphqltck.wire.RawFrames.RST_STREAM;
import static io.graphqltck.wire.RawFrames.SETTINGS;
import static io.graphqltck.wire.RawFrames.WINDOW_UPDATE;
import static io.graphqltck.wire.RawFrames.number;
import static io.graphqltck.wire.RawFrames.together;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Floods and nonsense over HTTP/2: each is reported in one sentence, the kit keeps little of it, and others are served next to it. */
final class HostileStreamsTests {

    /** What no document forbids: these end a connection, and are no violation. */
    private static final String[] LIMITS = {"Header size", "the kit dropped", "interim responses"};

    private static final byte[] NOTHING = {};
    private static final byte[] EIGHT = new byte[8];
    private static final int FLOOD = 60_000;

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    private static Arguments hostile(String name, RawFrames frames, String told) {
        return Arguments.of(Named.of(name, frames.octets()), told);
    }

    private static byte[] bomb(byte[] head) {
        byte[] references = new byte[1000];
        Arrays.fill(references, (byte) 0xBE); // the newest entry of the dynamic table
        return together(head, RawFrames.field(true, "a", "x".repeat(4000)), references);
    }

    /** Endless HEADERS: one field after the other. */
    private static RawFrames endless(RawFrames begun, byte[] head) {
        byte[] field = RawFrames.field(false, "a", "x".repeat(10_000));
        return begun.frame(HEADERS, 0, 1, together(head, field)).times(30, CONTINUATION, 0, 1, field);
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                hostile("PING", RawFrames.client().times(FLOOD, PING, 0, 0, EIGHT), "the kit dropped"),
                hostile("SETTINGS", RawFrames.client().times(FLOOD, SETTINGS, 0, 0, NOTHING), "the kit dropped"),
                hostile("answers to PING", RawFrames.client().times(FLOOD, PING, 1, 0, EIGHT), "the kit dropped"),
                hostile(
                        "answers to SETTINGS",
                        RawFrames.client().times(FLOOD, SETTINGS, 1, 0, NOTHING),
                        "the kit dropped"),
                hostile(
                        "PRIORITY",
                        RawFrames.client().times(FLOOD, 2, 0, 1, new byte[] {0, 0, 0, 3, 1}),
                        "the kit dropped"),
                hostile("unknown frames", RawFrames.client().times(FLOOD, 99, 0, 0, EIGHT), "the kit dropped"),
                hostile("RST_STREAM", resets(), "the kit dropped"),
                hostile(
                        "CONTINUATION",
                        RawFrames.client().frame(HEADERS, 0, 1, REQUEST).times(FLOOD, CONTINUATION, 0, 1, NOTHING),
                        "the kit dropped"),
                hostile("endless HEADERS", endless(RawFrames.client(), REQUEST), "Header size exceeded"),
                hostile(
                        "HPACK bomb",
                        RawFrames.client().frame(HEADERS, END_HEADERS | END_STREAM, 1, bomb(REQUEST)),
                        "Header size exceeded"),
                hostile(
                        "WINDOW_UPDATE",
                        RawFrames.client().times(3, WINDOW_UPDATE, 0, 0, number(0x7FFFFFFF)),
                        "is not HTTP/2: FLOW_CONTROL_ERROR"),
                hostile(
                        "HPACK nonsense",
                        RawFrames.client().frame(HEADERS, END_HEADERS, 1, new byte[] {-1, -1, -1, -1, -1, -1, -1}),
                        "is not HTTP/2: COMPRESSION_ERROR"),
                hostile(
                        "a frame of 16 MB",
                        RawFrames.client().frame(DATA, 0, 1, new byte[1 << 20]),
                        "is not HTTP/2: FRAME_SIZE_ERROR"),
                hostile("DATA first", RawFrames.client().frame(DATA, 0, 1, EIGHT), "is not HTTP/2: PROTOCOL_ERROR"),
                hostile(
                        "a server's stream",
                        RawFrames.client().frame(HEADERS, END_HEADERS | END_STREAM, 2, REQUEST),
                        "is not HTTP/2: PROTOCOL_ERROR"));
    }

    /** A stream after the other, each taken back at once. */
    private static RawFrames resets() {
        RawFrames frames = RawFrames.client();
        for (int stream = 1; stream < 4000; stream += 2) {
            frames.frame(HEADERS, END_HEADERS | END_STREAM, stream, REQUEST).frame(RST_STREAM, 0, stream, number(8));
        }
        return frames;
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aHostileClientIsToldOf(byte[] octets, String told) throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true).withMaxConnections(100));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            drain(client);
            write(client, octets);
            assertThat(sentence(kit.serverEvents)).contains(told).hasSizeLessThan(400);
        }
        kit.serverEvents.forget();
        new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true)
                .request(
                        kit.loop,
                        URI.create("http://127.0.0.1:" + port + "/"),
                        post(payload("beside")),
                        List.of(),
                        kit.clientEvents);
        assertThat(text(kit.serverEvents.find(
                        WireEvent.Asked.class, asked -> text(asked).equals("beside"))))
                .isEqualTo("beside");
    }

    @Test
    void aClientThatNeverEndsItsPrefaceHasASentence() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write("PRI * HTTP/2.0\r\n".getBytes(ISO_8859_1));
        }
        assertThat(kit.serverEvents.next(WireEvent.Ended.class).detail()).contains("within the head of the request");
    }

    @Test
    void exchangesOnOneConnectionAreBounded() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true));
        kit.answer(wire -> wire.respond(ok(payload(""))));
        RawFrames frames = RawFrames.client();
        for (int stream = 1; stream < 5000; stream += 2) {
            frames.frame(HEADERS, END_HEADERS | END_STREAM, stream, REQUEST);
        }
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            drain(client);
            write(client, frames.octets());
            WireEvent.Ended ended = kit.serverEvents.find(
                    WireEvent.Ended.class, end -> end.detail().contains("More exchanges arrived on one connection"));
            assertThat(ended.how()).isEqualTo(WireEvent.Ending.GAVE_UP);
        }
    }

    static Stream<Arguments> servers() {
        byte[] goAway = together(number(0), number(11));
        return Stream.of(
                hostile("PING", RawFrames.server().times(FLOOD, PING, 0, 0, EIGHT), "the kit dropped"),
                hostile("SETTINGS", RawFrames.server().times(FLOOD, SETTINGS, 0, 0, NOTHING), "the kit dropped"),
                hostile(
                        "WINDOW_UPDATE flood",
                        RawFrames.server().times(FLOOD, WINDOW_UPDATE, 0, 0, number(1)),
                        "the kit dropped"),
                hostile(
                        "CONTINUATION",
                        RawFrames.server().frame(HEADERS, 0, 1, OK).times(FLOOD, CONTINUATION, 0, 1, NOTHING),
                        "the kit dropped"),
                hostile(
                        "empty DATA",
                        RawFrames.server().frame(HEADERS, END_HEADERS, 1, OK).times(FLOOD, DATA, 0, 1, NOTHING),
                        "the kit dropped"),
                hostile("endless HEADERS", endless(RawFrames.server(), OK), "Header size exceeded"),
                hostile(
                        "HPACK bomb",
                        RawFrames.server().frame(HEADERS, END_HEADERS, 1, bomb(OK)),
                        "Header size exceeded"),
                hostile(
                        "WINDOW_UPDATE overflow",
                        RawFrames.server().times(3, WINDOW_UPDATE, 0, 1, number(0x7FFFFFFF)),
                        "is not HTTP/2: FLOW_CONTROL_ERROR"),
                hostile(
                        "1xx",
                        RawFrames.server()
                                .times(200, HEADERS, END_HEADERS, 1, RawFrames.field(false, ":status", "103")),
                        "more than 100 interim responses"),
                hostile("DATA before a head", RawFrames.server().frame(DATA, 0, 1, EIGHT), "a body precedes its head"),
                hostile(
                        "no status",
                        RawFrames.server().frame(HEADERS, END_HEADERS, 1, RawFrames.field(false, "a", "b")),
                        ":status"),
                hostile("GOAWAY", RawFrames.server().frame(GOAWAY, 0, 0, goAway), "GOAWAY ENHANCE_YOUR_CALM"),
                hostile(
                        "more than the window",
                        RawFrames.server()
                                .frame(HEADERS, END_HEADERS, 1, RawFrames.together(OK))
                                .times(10, DATA, 0, 1, new byte[16_000])
                                .frame(DATA, 0, 7, EIGHT),
                        "HTTP/2"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aHostileServerIsToldOf(byte[] octets, String told) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true)
                    .request(
                            kit.loop,
                            URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/"),
                            post(payload("question")),
                            List.of(),
                            kit.clientEvents);
            try (Socket server = listening.accept()) {
                drain(server);
                write(server, octets);
                assertThat(sentence(kit.clientEvents)).contains(told).hasSizeLessThan(400);
            }
        }
    }

    @Test
    void aServerThatSpeaksSomethingElseIsNotConnected() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true)
                    .request(
                            kit.loop,
                            URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/"),
                            post(payload("question")),
                            List.of(),
                            kit.clientEvents);
            try (Socket server = listening.accept()) {
                drain(server);
                write(server, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
                WireEvent.Ended ended = kit.clientEvents.next(WireEvent.Ended.class);
                assertThat(ended.how()).isEqualTo(WireEvent.Ending.NOT_CONNECTED);
                assertThat(ended.detail()).startsWith("The server does not speak HTTP/2");
            }
        }
    }

    /** The first event that says what is wrong. */
    private static String sentence(Recorder events) throws InterruptedException {
        WireEvent told = events.find(
                WireEvent.class,
                event -> event instanceof WireEvent.Violation
                        || (event instanceof WireEvent.Ended ended
                                && !ended.detail().startsWith("RST_STREAM CANCEL")));
        if (told instanceof WireEvent.Violation violation) {
            assertThat(violation.text()).as("a limit of the kit").doesNotContain(LIMITS);
            return violation.text();
        }
        return ((WireEvent.Ended) told).detail();
    }

    /** A peer that ends the connection while this writes is what is tested. */
    private static void write(Socket socket, byte[] octets) {
        Thread writing = new Thread(() -> {
            try {
                socket.getOutputStream().write(octets);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The kit has had enough.
            }
        });
        writing.setDaemon(true);
        writing.start();
    }

    private static void drain(Socket socket) {
        Thread reading = new Thread(() -> {
            try {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                while (in.read(buffer) >= 0) {
                    // What the kit says is not tested here.
                }
            } catch (IOException e) {
                // The kit has had enough.
            }
        });
        reading.setDaemon(true);
        reading.start();
    }
}
