package io.graphqltck.wire;

import static io.graphqltck.wire.Kit.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.Wire.Drop;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both roles over real sockets. */
final class KitAgainstKitTests {

    private static final UpgradeResponse ACCEPT = UpgradeResponse.accepting("graphql-transport-ws");

    private final Kit kit = new Kit();
    private final Recorder client = kit.clientEvents;
    private final Recorder server = kit.serverEvents;

    private record Pair(Wire client, Wire server) {}

    @AfterEach
    void close() {
        kit.close();
    }

    private Pair open(String scheme, ListenOptions options, UpgradeRequest request, UpgradeResponse response)
            throws InterruptedException {
        int port = kit.listen(options);
        Wire from = kit.connect(
                scheme + "://127.0.0.1:" + port + "/graphql", request, new TlsTrust.Everything(), options.limits());
        Wire to = kit.accepted();
        server.next(WireEvent.Requested.class);
        kit.on(to, wire -> wire.respond(response));
        client.next(WireEvent.Responded.class);
        return new Pair(from, to);
    }

    private static ListenOptions options(String scheme) {
        ListenOptions plain = ListenOptions.loopback();
        return scheme.equals("wss") ? plain.withCertificate(LoopbackCertificate.generate()) : plain;
    }

    private Pair open(ListenOptions options) throws InterruptedException {
        return open("ws", options, Kit.REQUEST, ACCEPT);
    }

    private Pair open() throws InterruptedException {
        return open(ListenOptions.loopback());
    }

    @Test
    void showsTheHeadsAsTheyStandOnTheWire() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        UpgradeRequest request = new UpgradeRequest(
                "GET", null, List.of("a", "b, c"), List.of(Map.entry("X-One", "1")), List.of(), null, "13", false);
        Wire from = kit.connect(
                "ws://localhost:" + port + "/p%20q?x=%2F&y", request, new TlsTrust.Platform(), WireLimits.DEFAULT);
        Wire to = kit.accepted();
        WireEvent.Requested requested = server.next(WireEvent.Requested.class);
        assertThat(requested.head()).isEqualTo(from.sentHead());
        assertThat(requested.head().startLine()).isEqualTo("GET /p%20q?x=%2F&y HTTP/1.1");
        assertThat(requested.head().field("sec-websocket-protocol")).isEqualTo("a,b, c");
        assertThat(requested.head().field("host")).isEqualTo("localhost:" + port);
        kit.on(to, wire -> wire.respond(UpgradeResponse.accepting("b")));
        assertThat(client.next(WireEvent.Responded.class).head()).isEqualTo(to.sentHead());
    }

    @ParameterizedTest
    @CsvSource({"ws", "wss"})
    void carriesEverythingBothWays(String scheme) throws Exception {
        Pair pair = open(scheme, options(scheme), Kit.REQUEST, ACCEPT);
        kit.say(pair.client, text("hé", 2), new Outgoing.Raw(Frame.of(Opcode.PING, true, new byte[] {1})));
        assertThat(server.nextText()).isEqualTo("hé");
        assertThat(server.next(WireEvent.Ping.class).data()).containsExactly(1);
        kit.say(pair.server, new Outgoing.Raw(Frame.of(Opcode.PONG, true, new byte[] {2})), text("x".repeat(300_000)));
        assertThat(client.next(WireEvent.Pong.class).data()).containsExactly(2);
        assertThat(client.nextText()).hasSize(300_000);
        kit.say(pair.client, new Outgoing.Close(1000, "bye"));
        assertThat(server.next(WireEvent.Close.class)).isEqualTo(new WireEvent.Close(1000, "bye"));
        kit.on(pair.server, wire -> wire.drop(Drop.FIN));
        client.ends(Ending.FIN);
        server.ends(Ending.BY_KIT);
        assertThat(kit.ask(pair.client, Wire::isOpen)).isFalse();
        assertThat(kit.say(pair.client, text("late"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FIN, ws, FIN", "FIN, wss, FIN", "RESET, ws, RESET", "RESET, wss, RESET"})
    void endsTheConnectionAsItIsTold(Drop how, String scheme, Ending seen) throws Exception {
        Pair pair = open(scheme, options(scheme), Kit.REQUEST, ACCEPT);
        kit.say(pair.client, text("last"));
        assertThat(server.nextText()).isEqualTo("last");
        kit.on(pair.client, wire -> wire.drop(how));
        server.ends(seen);
        client.ends(Ending.BY_KIT);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "HALF"})
    void writesWhatWasSaidBeforeItEnds(Drop how) throws Exception {
        Pair pair = open();
        kit.on(pair.server, wire -> {
            wire.write(List.of(text("x".repeat(5_000_000))), List.of());
            wire.drop(how);
        });
        assertThat(client.nextText()).hasSize(5_000_000);
        client.ends(Ending.FIN);
    }

    @Test
    void halfShutsTheSendingSideOnly() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        try (RawClient raw = RawClient.upgraded(port)) {
            Wire to = kit.accepted();
            server.next(WireEvent.Requested.class);
            kit.on(to, wire -> wire.respond(ACCEPT));
            raw.readHead();
            kit.on(to, wire -> wire.drop(Drop.HALF));
            assertThat(raw.read()).isEqualTo(-1);
            raw.write("8a 80 00000000");
            server.next(WireEvent.Pong.class);
            assertThat(kit.ask(to, Wire::isOpen)).isFalse();
        }
        server.ends(Ending.FIN);
    }

    @Test
    void compressesWhereThatWasAgreedOn() throws Exception {
        UpgradeRequest offer = new UpgradeRequest("GET", null, List.of("p"), List.of(), List.of(), null, "13", true);
        UpgradeResponse agree = new UpgradeResponse(101, "p", null, List.of(), true, "");
        Pair pair = open("ws", ListenOptions.loopback(), offer, agree);
        assertThat(pair.client.compresses()).isTrue();
        assertThat(pair.server.compresses()).isTrue();
        for (int i = 0; i < 2; i++) {
            kit.say(pair.client, new Outgoing.Message(true, new byte[1000], List.of(2, 0), true));
            WireEvent.Message message = server.next(WireEvent.Message.class);
            assertThat(message.octets()).isEqualTo(new byte[1000]);
            assertThat(message.frames()).isEqualTo(3);
            assertThat(message.compressed()).isTrue();
        }
    }

    @Test
    void doesNotCompressWhereThatWasNotAgreedOn() throws Exception {
        Pair pair = open();
        assertThat(pair.client.compresses()).isFalse();
        assertThatThrownBy(() -> kit.say(pair.client, new Outgoing.Message(true, new byte[1], List.of(), true)))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("permessage-deflate");
    }

    @Test
    void refusesWithABody() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        kit.connect("ws://127.0.0.1:" + port);
        Wire to = kit.accepted();
        server.next(WireEvent.Requested.class);
        kit.on(
                to,
                wire -> wire.respond(
                        new UpgradeResponse(403, null, null, List.of(Map.entry("X-Why", "no")), false, "nö")));
        WireEvent.Responded responded = client.next(WireEvent.Responded.class);
        assertThat(responded.head().status()).isEqualTo(403);
        assertThat(responded.head().field("x-why")).isEqualTo("no");
        assertThat(responded.body()).isEqualTo("nö");
        client.ends(Ending.FIN);
        server.ends(Ending.BY_KIT);
    }

    @Test
    void tellsOfAClientThatGivesUpUnanswered() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        Wire from = kit.connect("ws://127.0.0.1:" + port);
        server.next(WireEvent.Requested.class);
        kit.on(from, wire -> wire.drop(Drop.FIN));
        server.ends(Ending.FIN);
    }

    @Test
    void tellsOfAWrongHandshakeOnBothSides() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        UpgradeRequest wrong =
                new UpgradeRequest("POST", null, List.of("p"), List.of(), List.of("Upgrade"), null, "13", false);
        kit.connect("ws://127.0.0.1:" + port, wrong, new TlsTrust.Everything(), WireLimits.DEFAULT);
        Wire to = kit.accepted();
        server.next(WireEvent.Requested.class);
        assertThat(server.next(WireEvent.Violation.class).requirement()).isEqualTo("WS-C-01");
        assertThat(server.next(WireEvent.Violation.class).requirement()).isEqualTo("WS-C-01");
        kit.on(to, wire -> wire.respond(new UpgradeResponse(101, "q", "wrong", List.of(), false, "")));
        client.next(WireEvent.Responded.class);
        assertThat(client.next(WireEvent.Violation.class).requirement()).isEqualTo("WS-S-01");
        assertThat(client.next(WireEvent.Violation.class).requirement()).isEqualTo("WS-S-04");
    }

    @Test
    void writesInPiecesAndSaysWhatItWrote() throws Exception {
        Pair pair = open();
        List<Integer> everyOctet = IntStream.range(1, 200).boxed().toList();
        byte[] written = kit.ask(
                pair.client,
                wire -> wire.write(List.of(text("one"), new Outgoing.Octets(new byte[] {(byte) 0x8A})), everyOctet));
        assertThat(written).hasSize(2 + 4 + 3 + 1);
        assertThat(server.nextText()).isEqualTo("one");
        kit.on(pair.client, wire -> wire.drop(Drop.FIN));
        assertThat(server.next(WireEvent.Ended.class))
                .isEqualTo(new WireEvent.Ended(Ending.FIN, "The stream ended within a frame."));
    }

    @Test
    void acceptsNoMoreConnectionsThanItMay() throws Exception {
        int port = kit.listen(ListenOptions.loopback().withMaxConnections(1));
        kit.connect("ws://127.0.0.1:" + port);
        kit.accepted();
        server.next(WireEvent.Requested.class);
        kit.connect("ws://127.0.0.1:" + port);
        assertThat(kit.surplus.take()).isEqualTo(2);
        assertThat(client.next(WireEvent.Ended.class).how()).isIn(Ending.FIN, Ending.RESET);
    }

    @Test
    void dropsAFlood() throws Exception {
        WireLimits limits = new WireLimits(1000, 1000, 1000, 50, 1 << 20);
        Pair pair = open(ListenOptions.loopback().withLimits(limits));
        Outgoing[] flood = IntStream.range(0, 100).mapToObj(i -> text("x")).toArray(Outgoing[]::new);
        kit.say(pair.client, flood);
        for (int i = 1; i < 50; i++) {
            server.nextText();
        }
        WireEvent.Ended ended = server.next(WireEvent.Ended.class);
        assertThat(ended.how()).isEqualTo(Ending.GAVE_UP);
        assertThat(ended.detail()).contains("more than 50 events");
    }

    @Test
    void givesUpAPeerThatDoesNotRead() throws Exception {
        WireLimits limits = new WireLimits(1000, 1000, 1000, 1000, 100_000);
        int port = kit.listen(ListenOptions.loopback().withLimits(limits));
        try (RawClient raw = RawClient.upgraded(port)) {
            Wire to = kit.accepted();
            server.next(WireEvent.Requested.class);
            kit.on(to, wire -> wire.respond(ACCEPT));
            raw.readHead();
            while (kit.ask(to, wire -> wire.write(List.of(text("x".repeat(50_000))), List.of())).length > 0) {
                assertThat(raw.isClosed()).isFalse();
            }
            WireEvent.Ended ended = server.next(WireEvent.Ended.class);
            assertThat(ended.how()).isEqualTo(Ending.BY_KIT);
            assertThat(ended.detail()).contains("does not read");
        }
    }

    @Test
    void tellsOfOctetsBeforeTheAnswer() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        try (RawClient raw = RawClient.upgraded(port, "8a 80 00000000")) {
            Wire to = kit.accepted();
            server.next(WireEvent.Requested.class);
            assertThat(server.next(WireEvent.Violation.class).text())
                    .contains("before its upgrade request was answered");
            kit.on(to, wire -> wire.respond(ACCEPT));
            server.next(WireEvent.Pong.class);
            raw.write("8a 80 00000000");
            server.next(WireEvent.Pong.class);
        }
        server.ends(Ending.FIN);
    }

    @Test
    void checksTheCertificateAgainstTheGivenAuthority(@TempDir Path folder) throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        certificate.writeAuthority(folder.resolve("ca.pem"));
        int port = kit.listen(ListenOptions.loopback().withCertificate(certificate));
        TlsTrust trust = new TlsTrust.Authority(folder.resolve("ca.pem"));
        for (String host : List.of("localhost", "127.0.0.1")) {
            kit.connect("wss://" + host + ":" + port, Kit.REQUEST, trust, WireLimits.DEFAULT);
            server.next(WireEvent.Requested.class);
        }
        kit.connect("wss://localhost:" + port, Kit.REQUEST, new TlsTrust.Platform(), WireLimits.DEFAULT);
        WireEvent.Ended ended = client.next(WireEvent.Ended.class);
        assertThat(ended.how()).isEqualTo(Ending.NOT_CONNECTED);
        assertThat(ended.detail()).startsWith("TLS: ").contains("certif");
        WireEvent.Ended seen = server.next(WireEvent.Ended.class);
        assertThat(seen.detail()).startsWith("TLS: ").contains("certif");
    }

    @Test
    void tellsOfPlainTextWhereTlsIsSpoken() throws Exception {
        int port = kit.listen(options("wss"));
        try (RawClient raw = RawClient.upgraded(port)) {
            WireEvent.Ended ended = server.next(WireEvent.Ended.class);
            assertThat(ended.how()).isEqualTo(Ending.RESET);
            assertThat(ended.detail()).startsWith("TLS: ").hasSizeLessThan(300);
            assertThat(raw.isClosed()).isFalse();
        }
    }

    @Test
    void tellsOfTlsWherePlainTextIsSpoken() throws Exception {
        int port = kit.listen(options("ws"));
        kit.connect("wss://127.0.0.1:" + port);
        Wire to = kit.accepted();
        WireEvent.Violation violation = server.next(WireEvent.Violation.class);
        assertThat(violation.requirement()).isEqualTo("WS-C-01");
        assertThat(violation.text()).contains("control byte 0x16");
        assertThat(violation.fatal()).isTrue();
        kit.on(to, wire -> wire.drop(Drop.FIN));
        assertThat(client.next(WireEvent.Ended.class).how()).isEqualTo(Ending.NOT_CONNECTED);
    }

    @Test
    void tellsThatThereIsNobody() throws Exception {
        try (Socket held = new Socket();
                Kit other = new Kit()) {
            // Bound, but nothing listens: no other process is given this port meanwhile.
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = held.getLocalPort();
            other.connect("ws://127.0.0.1:" + port);
            WireEvent.Ended ended = other.clientEvents.next(WireEvent.Ended.class);
            assertThat(ended.how()).isEqualTo(Ending.NOT_CONNECTED);
            assertThat(ended.detail()).contains("refused");
            other.connect("ws://no-such-host.invalid:" + port);
            assertThat(other.clientEvents.next(WireEvent.Ended.class))
                    .isEqualTo(
                            new WireEvent.Ended(Ending.NOT_CONNECTED, "The host no-such-host.invalid is not known."));
        }
    }

    @Test
    void canBeCalledOffBeforeItIsConnected() throws Exception {
        int port = kit.listen(ListenOptions.loopback());
        kit.loop.execute(() ->
                Objects.requireNonNull(kit.connect("ws://127.0.0.1:" + port)).drop(Drop.FIN));
        client.ends(Ending.BY_KIT);
    }
}
