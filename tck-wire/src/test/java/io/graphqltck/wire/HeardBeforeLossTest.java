package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static io.graphqltck.wire.ExchangeKit.text;
import static io.graphqltck.wire.RawFrames.DATA;
import static io.graphqltck.wire.RawFrames.END_HEADERS;
import static io.graphqltck.wire.RawFrames.END_STREAM;
import static io.graphqltck.wire.RawFrames.HEADERS;
import static io.graphqltck.wire.RawFrames.OK;
import static io.graphqltck.wire.RawFrames.REQUEST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The other side says something and ends the connection while the kit does not read, and the kit writes before it reads again. What was
 * said is heard, and then the end. The other side speaks on the kit's own loop, so that nothing is read meanwhile.
 */
final class HeardBeforeLossTest {

    private static final UpgradeRequest UPGRADE = new UpgradeRequest(
            "GET", null, List.of("graphql-transport-ws"), List.of(), List.of(), "dGhlIHNhbXBsZSBub25jZQ==", "13", true);
    private static final byte[] SWITCHING = String.join(
                    "\r\n",
                    "HTTP/1.1 101 Switching Protocols",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                    "Sec-WebSocket-Protocol: graphql-transport-ws",
                    "",
                    "")
            .getBytes(ISO_8859_1);
    /** The text message {@code last}, as a server sends it, and as a client does with a mask of zeros. */
    private static final byte[] FROM_SERVER = {(byte) 0x81, 4, 'l', 'a', 's', 't'};

    private static final byte[] FROM_CLIENT = {(byte) 0x81, (byte) 0x84, 0, 0, 0, 0, 'l', 'a', 's', 't'};

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    /** The other side's connection: what it says, and how it ends it. */
    private record Other(Socket raw, Socket talking) {

        Other(Socket socket) {
            this(socket, socket);
        }

        void readHead() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) talking.getInputStream().read());
            }
        }

        void write(byte[] octets) throws IOException {
            talking.getOutputStream().write(octets);
        }

        void lastWords(byte[] octets, Ending how) {
            try {
                write(octets);
                if (how == Ending.RESET) {
                    raw.setSoLinger(true, 0);
                    raw.close();
                } else {
                    talking.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void writeUntilThatFails(Wire wire) {
        while (wire.isOpen()) {
            wire.write(List.of(Kit.text("more")), List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"false, RESET, true", "false, FIN, true", "true, RESET, true", "true, FIN, true", "false, RESET, false"
    })
    void aServersLastMessage(boolean tls, Ending how, boolean reads) throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Wire wire = kit.connect(
                    (tls ? "wss" : "ws") + "://127.0.0.1:" + listening.getLocalPort() + "/",
                    UPGRADE,
                    new TlsTrust.Everything(),
                    WireLimits.DEFAULT);
            Socket raw = listening.accept();
            Other server = new Other(
                    raw, tls ? Trusting.serving(certificate).getSocketFactory().createSocket(raw, null, true) : raw);
            server.readHead();
            server.write(SWITCHING);
            kit.clientEvents.next(WireEvent.Responded.class);
            kit.on(wire, present -> {
                present.read(reads);
                server.lastWords(FROM_SERVER, how);
                writeUntilThatFails(present);
            });

            assertThat(kit.clientEvents.nextText()).isEqualTo("last");
            kit.clientEvents.ends(how);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, RESET", "false, FIN", "true, RESET", "true, FIN"})
    void aClientsLastMessage(boolean tls, Ending how) throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        int port = kit.listen(tls ? ListenOptions.loopback().withCertificate(certificate) : ListenOptions.loopback());
        Socket raw = new Socket(InetAddress.getLoopbackAddress(), port);
        Other client = new Other(
                raw,
                tls
                        ? Trusting.the(certificate)
                                .context()
                                .getSocketFactory()
                                .createSocket(raw, "127.0.0.1", port, true)
                        : raw);
        client.write(String.join(
                        "\r\n",
                        "GET / HTTP/1.1",
                        "Host: a",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Protocol: graphql-transport-ws",
                        "",
                        "")
                .getBytes(ISO_8859_1));
        Wire wire = kit.accepted();
        kit.serverEvents.next(WireEvent.Requested.class);
        kit.on(wire, present -> present.respond(UpgradeResponse.accepting("graphql-transport-ws")));
        client.readHead();
        kit.on(wire, present -> {
            client.lastWords(FROM_CLIENT, how);
            writeUntilThatFails(present);
        });

        assertThat(kit.serverEvents.nextText()).isEqualTo("last");
        kit.serverEvents.ends(how);
    }

    private Wire ask(int port, @Nullable Wire beside, Recorder events) {
        return new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT, true)
                .request(
                        kit.loop,
                        URI.create("http://127.0.0.1:" + port + "/"),
                        post(payload("")),
                        List.of(),
                        beside,
                        events);
    }

    @Test
    void aServersLastResponseOverHttp2() throws Exception {
        Recorder second = new Recorder();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Wire wire = ask(listening.getLocalPort(), null, kit.clientEvents);
            Other server = new Other(listening.accept());
            server.readHead(); // of the preface
            byte[] response = RawFrames.server()
                    .frame(HEADERS, END_HEADERS, 1, OK)
                    .frame(DATA, END_STREAM, 1, "last".getBytes(ISO_8859_1))
                    .octets();
            kit.on(wire, present -> {
                server.lastWords(response, Ending.RESET);
                ask(listening.getLocalPort(), present, second); // its request is written before the loop reads
            });

            assertThat(text(kit.clientEvents.next(WireEvent.Answered.class))).isEqualTo("last");
            assertThat(second.next(WireEvent.Ended.class).how()).isEqualTo(Ending.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "FIN"})
    void aClientsLastRequestOverHttp2(Ending how) throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withHttp2(true));
        Other client = new Other(new Socket(InetAddress.getLoopbackAddress(), port));
        client.write(RawFrames.client()
                .frame(HEADERS, END_HEADERS | END_STREAM, 1, REQUEST)
                .octets());
        kit.serverEvents.next(WireEvent.Asked.class);
        byte[] request = new RawFrames()
                .frame(HEADERS, END_HEADERS | END_STREAM, 3, REQUEST)
                .octets();
        kit.on(kit.accepted(), present -> {
            client.lastWords(request, how);
            present.respond(ExchangeKit.ok(payload("too late")));
        });

        kit.serverEvents.next(WireEvent.Asked.class);
        assertThat(kit.serverEvents.next(WireEvent.Ended.class).how()).isEqualTo(how);
        assertThat(kit.serverEvents.next(WireEvent.Ended.class).how()).isEqualTo(how);
    }
}
