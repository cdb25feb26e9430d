package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.support.ShippedCatalog;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentence that a play breaks by itself, where neither a message alone nor its session shows that it is wrong. */
class SentencesTests {

    private static final ClassLoader LOADER = SentencesTests.class.getClassLoader();
    private static final Catalog CATALOG = ShippedCatalog.get();
    private static final Rules RULES = Rules.load(LOADER);

    private final Transcript transcript = new Transcript(() -> 0);

    static Stream<Arguments> laws() {
        return CATALOG.protocols().stream()
                .filter(protocol -> protocol.streams() != null)
                .flatMap(protocol -> Objects.requireNonNull(protocol.streams()).sentences().entrySet().stream()
                        .map(law -> Arguments.of(protocol, law.getKey(), law.getValue())));
    }

    /** That a law is broken is found where the bytes are read. */
    @ParameterizedTest
    @MethodSource("laws")
    void aLawOfAFramingIsASentenceOfItsProtocol(Protocol protocol, String law, String sentence) {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation(law, "The stream is malformed.", false));

        assertThat(RULES.judge(protocol, Role.SERVER, transcript))
                .extracting(RuleFinding::requirement)
                .containsExactly(sentence);
        assertThat(protocol.requirements()).containsKey(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, subscribe, next, GTWS-S-94",
        "graphql-ws, start, data, LGWS-S-61",
    })
    void dataThatIsNullWithoutAnErrorAtTheRoot(String protocol, String start, String result, String sentence) {
        said(Direction.SENT, "{'type':'" + start + "','id':'1','payload':{'query':'{ failing }'}}");
        Moment moment = said(
                Direction.RECEIVED,
                "{'type':'" + result
                        + "','id':'1','payload':{'data':null,'errors':[{'message':'m','path':['failing']}]}}");

        assertThat(sentence(protocol, Role.SERVER, moment)).isEqualTo(sentence);
    }

    @Test
    void aCloseBesideAnOperationThatStillRuns() {
        said(Direction.RECEIVED, "{'type':'subscribe','id':'running','payload':{'query':'subscription { x }'}}");
        said(Direction.RECEIVED, "{'type':'subscribe','id':'op','payload':{'query':'subscription { y }'}}");
        said(Direction.RECEIVED, "{'type':'complete','id':'op'}");
        Moment close = transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(1000, ""));

        assertThat(sentence("graphql-transport-ws", Role.CLIENT, close)).isEqualTo("GTWS-C-29");
    }

    @ParameterizedTest
    @CsvSource({"graphql-transport-ws, graphql-ws, GTWS-S-01", "graphql-ws, graphql-transport-ws, LGWS-S-01"})
    void aHandshakeThatSelectsAnother(String protocol, String other, String sentence) {
        transcript.onWire(
                1,
                Direction.SENT,
                new WireEvent.Requested(new HttpHead(
                        "GET / HTTP/1.1",
                        List.of(
                                Map.entry("Upgrade", "websocket"),
                                Map.entry("Connection", "Upgrade"),
                                Map.entry("Sec-WebSocket-Version", "13"),
                                Map.entry("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
                                Map.entry("Sec-WebSocket-Protocol", "graphql-ws, graphql-transport-ws")))));
        Moment answer = transcript.onWire(
                1,
                Direction.RECEIVED,
                new WireEvent.Responded(
                        new HttpHead("HTTP/1.1 101 -", List.of(Map.entry("Sec-WebSocket-Protocol", other))), ""));

        assertThat(RULES.basis(CATALOG.protocol(protocol), Role.SERVER, transcript, answer.number()))
                .isEqualTo(sentence);
    }

    private String sentence(String protocol, Role subject, Moment moment) {
        return String.valueOf(RULES.sentence(CATALOG.protocol(protocol), subject, transcript, moment.number()));
    }

    private Moment said(Direction direction, String message) {
        byte[] text = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return transcript.onWire(1, direction, new WireEvent.Message(false, text, text.length, 1, false));
    }
}
