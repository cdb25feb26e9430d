package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
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
    private static final Catalog CATALOG = Catalog.shipped();
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

    @ParameterizedTest
    @CsvSource({"graphql-sse, SSE-S-57", "multipart-subscription, MPS-S-74", "graphql-over-http, GOH-S-50"})
    void aFailedFieldThatIsMissing(String protocol, String sentence) {
        Moment moment = transcript.onWire(
                1,
                Direction.RECEIVED,
                Exchanged.response(
                        "HTTP/1.1 200 OK", "", "{'data':{'n':1},'errors':[{'message':'m','path':['failing']}]}"));

        assertThat(sentence(protocol, Role.SERVER, moment)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, subscribe, RECEIVED, complete, GTWS-C-29",
        "graphql-transport-ws, subscribe, SENT, complete, GTWS-C-29",
        "graphql-transport-ws, subscribe, SENT, error, GTWS-C-25",
        "appsync, start, SENT, error, ASY-C-36"
    })
    void aCloseBesideAnOperationThatStillRuns(
            String protocol, String start, Direction direction, String end, String sentence) {
        said(Direction.RECEIVED, "{'type':'" + start + "','id':'running','payload':{'query':'subscription { x }'}}");
        said(Direction.RECEIVED, "{'type':'" + start + "','id':'op','payload':{'query':'subscription { y }'}}");
        said(direction, "{'type':'" + end + "','id':'op'}");
        Moment close = transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(1000, ""));

        assertThat(sentence(protocol, Role.CLIENT, close)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, complete, GTWS-C-23",
        "graphql-transport-ws, error, GTWS-C-25",
        "graphql-ws, complete, LGWS-C-16",
        "graphql-ws, error, LGWS-C-17",
        "appsync, complete, ASY-C-44",
        "appsync, error, ASY-C-36"
    })
    void anEndThatIsReportedTwice(String protocol, String end, String sentence) {
        said(Direction.SENT, "{'type':'" + end + "','id':'1'}");

        assertThat(sentence(protocol, Role.CLIENT, told())).isEqualTo("null");
        assertThat(sentence(protocol, Role.CLIENT, told())).isEqualTo(sentence);
    }

    /** That what follows an end is ignored is another sentence. */
    @ParameterizedTest
    @CsvSource({"complete", "error", "next"})
    void anEndThatTheServerRepeats(String again) {
        said(Direction.SENT, "{'type':'complete','id':'1'}");
        told();
        said(Direction.SENT, "{'type':'" + again + "','id':'1'}");

        assertThat(sentence("graphql-transport-ws", Role.CLIENT, told())).isEqualTo("null");
    }

    @Test
    void anEndByAClosedSocketThatIsReportedTwice() {
        transcript.onWire(1, Direction.SENT, new WireEvent.Close(1001, ""));
        told();

        assertThat(sentence("graphql-transport-ws", Role.CLIENT, told())).isEqualTo("GTWS-C-44");
    }

    /** It is another operation. */
    @Test
    void theEndOfAnOperationThatWasStartedAgain() {
        said(Direction.SENT, "{'type':'complete','id':'1'}");
        told();
        transcript.add(new Happening.ApplicationActed("subscribes op"));

        assertThat(sentence("graphql-transport-ws", Role.CLIENT, told())).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-sse, complete, '', SSE-C-02",
        "multipart-subscription, '', '{\"payload\":null,\"errors\":[{\"message\":\"m\"}]}', MPS-C-79",
        "multipart-subscription, '', '{\"payload\":{\"data\":null}}', MPS-C-94"
    })
    void theEndOfAStream(String protocol, String event, String data, String sentence) {
        byte[] body = data.getBytes(StandardCharsets.UTF_8);
        transcript.onWire(
                1,
                Direction.SENT,
                new WireEvent.Item(
                        Multipart.TERMS,
                        event.isEmpty() ? List.of() : List.of(Map.entry("event", event)),
                        body,
                        body.length));
        transcript.onWire(1, Direction.SENT, new WireEvent.StreamEnded(Multipart.TERMS, true));
        Moment first = told();

        assertThat(RULES.basis(CATALOG.protocol(protocol), Role.CLIENT, transcript, first.number()))
                .isEqualTo(sentence);
        assertThat(sentence(protocol, Role.CLIENT, first)).isEqualTo("null");
        assertThat(sentence(protocol, Role.CLIENT, told())).isEqualTo(sentence);
    }

    @Test
    void theEndAfterAResponseThatIsReportedTwice() {
        transcript.onWire(1, Direction.SENT, Exchanged.response("HTTP/1.1 200 OK", "", "{'data':{'ticks':1}}"));
        told();

        assertThat(sentence("graphql-over-http", Role.CLIENT, told())).isEqualTo("GOH-C-08");
    }

    private Moment told() {
        return transcript.add(new Happening.ApplicationTold(new ApplicationEvent.Completed("op")));
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, graphql-ws, GTWS-S-01",
        "graphql-ws, graphql-transport-ws, LGWS-S-01",
        "appsync, graphql-transport-ws, ASY-S-02"
    })
    void aHandshakeThatSelectsAnother(String protocol, String other, String sentence) {
        offered(Direction.SENT, "graphql-ws, graphql-transport-ws");
        Moment answer = transcript.onWire(
                1,
                Direction.RECEIVED,
                new WireEvent.Responded(
                        new HttpHead("HTTP/1.1 101 -", List.of(Map.entry("Sec-WebSocket-Protocol", other))), ""));

        assertThat(RULES.basis(CATALOG.protocol(protocol), Role.SERVER, transcript, answer.number()))
                .isEqualTo(sentence);
    }

    /** As the kit writes down what it asks for: by what it says only. */
    private Moment offered(Direction direction, String names) {
        return transcript.onWire(
                1,
                direction,
                new WireEvent.Requested(
                        new HttpHead("GET / HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Protocol", names)))));
    }

    /** What the answer breaks by itself is a sentence of RFC 6455, at the moment of the answer. */
    @Test
    void aHandshakeThatSelectsWhatWasNotOffered() {
        offered(Direction.SENT, "graphql-transport-ws");
        Moment answer = transcript.onWire(
                1,
                Direction.RECEIVED,
                new WireEvent.Responded(
                        new HttpHead("HTTP/1.1 101 -", List.of(Map.entry("Sec-WebSocket-Protocol", "graphql-ws"))),
                        ""));
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("WS-S-04", "not offered", false));
        Protocol protocol = CATALOG.protocol("graphql-transport-ws");

        assertThat(RULES.basis(protocol, Role.SERVER, transcript, answer.number()))
                .isNull();
        assertThat(RULES.judge(protocol, Role.SERVER, transcript))
                .extracting(RuleFinding::requirement, RuleFinding::moment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("WS-S-04", answer.number()));
    }

    /** Only there: RFC 6455 requires a server to open a connection, and no document of the legacy protocol does. */
    @Test
    void aHandshakeThatIsRefused() {
        offered(Direction.SENT, "graphql-ws");
        Moment answer = transcript.onWire(
                1, Direction.RECEIVED, new WireEvent.Responded(new HttpHead("HTTP/1.1 400 -", List.of()), ""));

        assertThat(RULES.basis(CATALOG.protocol("graphql-ws"), Role.SERVER, transcript, answer.number()))
                .isEqualTo("WS-S-01");
    }

    @ParameterizedTest
    @CsvSource({"graphql-transport-ws, GTWS-C-01", "graphql-ws, LGWS-C-01", "appsync, ASY-C-04"})
    void anOfferOfAnother(String protocol, String sentence) {
        Moment offer = offered(Direction.RECEIVED, "foo");

        assertThat(RULES.basis(CATALOG.protocol(protocol), Role.CLIENT, transcript, offer.number()))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws, complete, GTWS-C-23",
        "graphql-transport-ws, error, GTWS-C-25",
        "graphql-ws, complete, LGWS-C-16",
        "graphql-ws, error, LGWS-C-17",
        "appsync, complete, ASY-C-44",
        "appsync, error, ASY-C-36"
    })
    void whatFollowsAnEnd(String protocol, String end, String sentence) {
        said(Direction.SENT, "{'type':'" + end + "','id':'1'}");
        said(Direction.SENT, "{'type':'ka'}");
        Moment close = transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(4400, ""));

        assertThat(RULES.basis(CATALOG.protocol(protocol), Role.CLIENT, transcript, close.number()))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart-subscription, 'multipart/mixed;SubscriptionSpec=1.0', MPS-S-12",
        "graphql-sse, 'application/json, Text/Event-Stream', SSE-S-01"
    })
    void aSubscriptionThatIsAnsweredLikeAQuery(String protocol, String accept, String sentence) {
        transcript.onWire(
                1,
                Direction.SENT,
                Exchanged.request(
                        "POST /graphql HTTP/1.1", "Accept: " + accept, "", "{'query':'subscription { ticks }'}"));
        Moment answer = transcript.onWire(
                1, Direction.RECEIVED, Exchanged.response("HTTP/1.1 200 OK", "", "{'data':{'ticks':1}}"));

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
