package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of the transport and those of the protocol are found together, in the order of the transcript. */
class RulesTests {

    @Test
    void areTheTransportsAndTheProtocols() {
        Transcript transcript = new Transcript(() -> 0);
        byte[] ack = "{\"type\":\"connection_ack\"}".getBytes(StandardCharsets.UTF_8);
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Message(false, ack, ack.length, 1, false));
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("WS-B-06", "a masked frame", true));
        transcript.onWire(1, Direction.SENT, new WireEvent.Violation("WS-B-06", "the kit's own", true));
        ClassLoader loader = RulesTests.class.getClassLoader();

        assertThat(Rules.load(loader)
                        .judge(Catalog.shipped().protocol("graphql-transport-ws"), Role.SERVER, transcript))
                .extracting(RuleFinding::requirement, RuleFinding::moment)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GTWS-S-23", 0),
                        org.assertj.core.groups.Tuple.tuple("WS-B-06", 1));
    }

    @Test
    void wantAKeyOfItsOwnForEachConnectionOfAClient() {
        Transcript transcript = new Transcript(() -> 0);
        transcript.onWire(1, Direction.RECEIVED, upgrade("AAAAAAAAAAAAAAAAAAAAAA=="));
        transcript.onWire(2, Direction.RECEIVED, upgrade("BBBBBBBBBBBBBBBBBBBBBA=="));
        transcript.onWire(1, Direction.SENT, new WireEvent.Responded(head("HTTP/1.1 101 -", Map.of()), ""));
        transcript.onWire(3, Direction.RECEIVED, upgrade("AAAAAAAAAAAAAAAAAAAAAA=="));
        transcript.onWire(4, Direction.SENT, upgrade("BBBBBBBBBBBBBBBBBBBBBA=="));
        // The handshake of wire 2 was never answered: the same again is a retry of it.
        transcript.onWire(5, Direction.RECEIVED, upgrade("BBBBBBBBBBBBBBBBBBBBBA=="));
        ClassLoader loader = RulesTests.class.getClassLoader();

        assertThat(Rules.load(loader)
                        .judge(Catalog.shipped().protocol("graphql-transport-ws"), Role.CLIENT, transcript))
                .extracting(RuleFinding::requirement, RuleFinding::moment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("WS-C-01", 3));
    }

    private static WireEvent upgrade(String key) {
        return new WireEvent.Requested(new HttpHead("GET / HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Key", key))));
    }

    @Test
    void nameTheSentenceOfAHandshakeThatFails() {
        HttpHead sound = head(
                "GET / HTTP/1.1",
                Map.of(
                        "Upgrade", "websocket",
                        "Connection", "Upgrade",
                        "Sec-WebSocket-Version", "13",
                        "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==",
                        "Sec-WebSocket-Protocol", "graphql-ws, graphql-transport-ws"));
        HttpHead badRequest = head("HTTP/1.1 400 Bad Request", Map.of());
        HttpHead another = head("HTTP/1.1 101 -", Map.of("Sec-WebSocket-Protocol", "graphql-ws"));
        HttpHead right = head("HTTP/1.1 101 -", Map.of("Sec-WebSocket-Protocol", "graphql-transport-ws"));

        assertThat(sentence(sound, badRequest)).isEqualTo("GTWS-S-01");
        assertThat(sentence(sound, another)).isEqualTo("GTWS-S-01");
        assertThat(sentence(sound, right)).isNull();
        assertThat(sentence(head("POST / HTTP/1.1", Map.of()), badRequest)).isNull();
    }

    private static @Nullable String sentence(HttpHead request, HttpHead response) {
        Transcript transcript = new Transcript(() -> 0);
        transcript.onWire(1, Direction.SENT, new WireEvent.Requested(request));
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Responded(response, ""));
        ClassLoader loader = RulesTests.class.getClassLoader();
        return Rules.load(loader).basis(Catalog.shipped().protocol("graphql-transport-ws"), Role.SERVER, transcript, 1);
    }

    private static HttpHead head(String startLine, Map<String, String> fields) {
        return new HttpHead(startLine, List.copyOf(fields.entrySet()));
    }

    @Test
    void nameTheSentenceOfAClientThatClosesBesideARunningOperation() {
        Transcript transcript = new Transcript(() -> 0);
        transcript.onWire(1, Direction.RECEIVED, said("subscribe", "running"));
        transcript.onWire(1, Direction.RECEIVED, said("subscribe", "op"));
        transcript.onWire(1, Direction.SENT, said("complete", "op"));
        Moment close = transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(1000, ""));

        assertThat(OperationEnds.closedBeside(close, transcript)).isEqualTo("complete");
    }

    private static WireEvent said(String type, String id) {
        byte[] text = ("{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        return new WireEvent.Message(false, text, text.length, 1, false);
    }
}
