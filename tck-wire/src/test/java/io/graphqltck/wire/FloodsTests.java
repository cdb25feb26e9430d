package io.graphqltck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes without an end and never becomes an event is given up: nothing else would end the connection. */
final class FloodsTests {

    private static final WireLimits SMALL = new WireLimits(4096, 65_536, 4096, 100, 1 << 20);
    /** More than is read of what brings nothing. */
    private static final int MANY = 20_000;

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    /** What comes first and what comes without an end after it, in hexadecimal. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0100, 0000, empty pieces of a message",
        "0200, 000178, pieces of one byte",
        "0100, 000a78787878787878787878, pieces of ten bytes",
        "817f000000ff00000000, 7878787878787878, a frame",
        "880203e8, 810178, messages behind a close frame",
        "817fff00000000000000, 7878787878787878, bytes behind a length that cannot be"
    })
    void framesOfAServer(String first, String then, String name) throws Exception {
        try (RawServer server = new RawServer()) {
            kit.connect("ws://127.0.0.1:" + server.port() + "/graphql", Kit.REQUEST, new TlsTrust.Everything(), SMALL);
            server.accept();
            String key = server.readHead().replaceAll("(?is).*sec-websocket-key: *(\\S+).*", "$1");
            flood(
                    server,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key) + "\r\n"
                            + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n" + octets(first),
                    octets(then));

            assertThat(end()).as(name).contains("without a message or an event");
        }
    }

    /** A preamble without an end, lines that mean nothing, a comment and a value without an end. */
    @ParameterizedTest
    @CsvSource({
        "multipart/mixed;boundary=-, x",
        "text/event-stream, '\n'",
        "text/event-stream, 'a:b\n'",
        "text/event-stream, ':'",
        "application/json, '['"
    })
    void bodiesOfAServer(String mediaType, String then) throws Exception {
        try (RawServer server = new RawServer()) {
            ExchangeKit.request(kit, server.port(), ExchangeKit.post(ExchangeKit.payload("")), SMALL);
            server.accept();
            server.readHead();
            flood(server, "HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\n\r\n", then.repeat(100));

            assertThat(end()).isNotEmpty();
        }
    }

    @Test
    void theOrdinarySizeIsNoFlood() throws Exception {
        try (RawServer server = new RawServer()) {
            ExchangeKit.request(kit, server.port(), ExchangeKit.post(ExchangeKit.payload("")), SMALL);
            server.accept();
            server.readHead();
            server.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4096\r\n\r\n" + "["
                    + " ".repeat(4094) + "]");
            assertThat(kit.clientEvents.next(WireEvent.Answered.class).body()).hasSize(4096);
        }
    }

    /** Writes until the kit goes away. */
    private static void flood(RawServer server, String first, String then) throws IOException {
        server.write(first);
        for (int i = 0; i < MANY; i++) {
            try {
                server.write(then.repeat(100));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private static String octets(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), ISO_8859_1);
    }

    private static String accept(String key) throws NoSuchAlgorithmException {
        byte[] both = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
    }

    /** Why the kit gave the connection up. */
    private String end() throws InterruptedException {
        WireEvent.Ended ended = kit.clientEvents.find(WireEvent.Ended.class, any -> true);
        assertThat(ended.how()).as(ended.detail()).isEqualTo(WireEvent.Ending.GAVE_UP);
        return ended.detail();
    }
}
