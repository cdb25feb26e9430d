package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.ok;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Endless and nonsensical messages of HTTP/1.1: each is reported in one sentence, and the kit keeps little of it. */
final class HostileExchangesTests {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String PARTS =
            OK + "Content-Type: multipart/mixed;boundary=graphql\r\nConnection: close\r\n\r\n";
    private static final String PART = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}";

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    private static Arguments endless(String name, String first, String then, String told) {
        return Arguments.of(Named.of(name, first), then, told);
    }

    /** The only one of these that breaks a sentence. */
    private static final String NO_HTTP = "its first line is";

    static Stream<Arguments> servers() {
        return Stream.of(
                endless("a header line", OK + "X: ", "x", "it is longer than 65536 bytes"),
                endless("header lines", OK, "X: y\r\n", "it is longer than 65536 bytes"),
                endless("nothing but line ends", "", "\r\n", NO_HTTP),
                endless("interim responses", "", "HTTP/1.1 103 Early Hints\r\n\r\n", "interim responses"),
                endless("a chunk's size", CHUNKED, "0", "a line within its chunked body is longer"),
                endless("a chunk's extension", CHUNKED + "5;", "x", "a line within its chunked body is longer"),
                endless("trailers", CHUNKED + "0\r\n", "X: y\r\n", "its trailers are longer"),
                endless("a delimiter's line", PARTS + "\r\n--graphql ", " ", "delimiter is longer than"),
                endless("a part's head", PARTS + "\r\n--graphql\r\n", "X: y\r\n", "more than 100 fields"),
                endless("a line of a part's head", PARTS + "\r\n--graphql\r\nX: ", "y", "head is longer than"),
                endless("parts", PARTS, PART, "events occurred on one connection"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerThatNeverEndsIsToldOf(String first, String then, String told) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ExchangeKit.request(kit, listening.getLocalPort(), post(payload("")));
            try (Socket server = listening.accept()) {
                Thread writing = new Thread(() -> pour(server, first, then));
                writing.setDaemon(true);
                writing.start();
                WireEvent event = kit.clientEvents.find(
                        WireEvent.class,
                        each -> (each instanceof WireEvent.Violation violation && violation.fatal())
                                || each instanceof WireEvent.Ended);
                boolean wrong = told.equals(NO_HTTP);
                assertThat(event).isInstanceOf(wrong ? WireEvent.Violation.class : WireEvent.Ended.class);
                assertThat(wrong || ((WireEvent.Ended) event).how() == WireEvent.Ending.GAVE_UP)
                        .as("what no document forbids is a limit of the kit")
                        .isTrue();
                String sentence = event instanceof WireEvent.Violation violation
                        ? violation.text()
                        : ((WireEvent.Ended) event).detail();
                assertThat(sentence).contains(told).hasSizeLessThan(400);
            }
        }
    }

    private static void pour(Socket socket, String first, String then) {
        pour(socket, first, then, 300_000_000);
    }

    /** As much as anybody takes, up to {@code most} octets. */
    private static void pour(Socket socket, String first, String then, long most) {
        try {
            socket.getOutputStream().write(first.getBytes(ISO_8859_1));
            byte[] block = then.repeat(16_000 / then.length() + 1).getBytes(ISO_8859_1);
            for (long sent = 0; sent < most; sent += block.length) {
                socket.getOutputStream().write(block);
            }
        } catch (IOException e) {
            // The kit has had enough.
        }
    }

    @Test
    void aPartOf50MegabytesIsCountedAndNotKept() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ExchangeKit.request(kit, listening.getLocalPort(), post(payload("")));
            try (Socket server = listening.accept()) {
                Thread writing = new Thread(() -> {
                    pour(server, PARTS + "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n\"", "x", 50_000_000);
                    try {
                        server.getOutputStream().write("\"\r\n--graphql--\r\n".getBytes(ISO_8859_1));
                    } catch (IOException e) {
                        // The kit has had enough.
                    }
                });
                writing.setDaemon(true);
                writing.start();
                kit.clientEvents.next(WireEvent.Streams.class);
                WireEvent.Item part = kit.clientEvents.next(WireEvent.Item.class);
                assertThat(part.body()).isEmpty();
                assertThat(part.length()).isGreaterThan(WireLimits.DEFAULT.messageOctets());
            }
        }
    }

    @Test
    void slowClientsKeepNobodyWaiting() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withMaxConnections(1000));
        kit.answer(wire -> wire.respond(ok(payload("served"))));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.getOutputStream().write("POST / HTTP/1.1\r\nHo".getBytes(ISO_8859_1));
            }
            ExchangeKit.request(kit, port, post(payload("quick")));
            assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("served");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void connectionsAreBounded() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withMaxConnections(3));
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                many.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            assertThat(kit.surplus.take()).isEqualTo(4);
            assertThat(kit.surplus.take()).isEqualTo(5);
            assertThat(many.get(4).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderAndBounded() throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING);
        kit.answer(wire -> wire.respond(ok(payload("served"))));
        String many = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000);
        try (RawClient client = RawClient.sending(port, many)) {
            for (int i = 0; i < 1000; i++) {
                kit.serverEvents.next(WireEvent.Asked.class);
            }
            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
        }
    }
}
