package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.Exchanged.part;
import static io.graphqltck.core.rules.Exchanged.request;
import static io.graphqltck.core.rules.Exchanged.response;
import static io.graphqltck.core.rules.Exchanged.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of multipart subscriptions: an exchange that keeps each, and one that breaks it. */
class MultipartSubscriptionRulesTests {

    private static final Exchanged EXCHANGED = new Exchanged(new MultipartSubscriptionRules());

    private static final String ACCEPT = "Accept: multipart/mixed;subscriptionSpec=\"1.0\", application/json";
    private static final WireEvent ASKED =
            request("POST /graphql HTTP/1.1", ACCEPT, "", "{'query':'subscription { x }'}");
    private static final String TYPE = "Content-Type: multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0";
    private static final WireEvent HEAD = stream("HTTP/1.1 200 OK", TYPE, "Transfer-Encoding: chunked");
    private static final WireEvent HEARTBEAT = part("{}");
    private static final WireEvent EVENT = part("{'payload':{'data':{'x':1}}}");
    private static final WireEvent FATAL = part("{'payload':null,'errors':[{'message':'m'}]}");
    private static final WireEvent END = new WireEvent.StreamEnded(Multipart.TERMS, true);

    @Test
    void ordinaryStreamsBreakNothing() {
        for (Role subject : Role.values()) {
            assertThat(broken(subject, ASKED, HEAD, HEARTBEAT, EVENT, HEARTBEAT, EVENT, FATAL, END))
                    .as(subject.word())
                    .isEmpty();
        }
        assertThat(ofStream(part("{'payload':{'data':null,'errors':[{'message':'m','path':['x']}],'extensions':{}}}")))
                .isEmpty();
    }

    @Test
    void theKitsOwnStreamsAreNotJudged() {
        assertThat(broken(
                        Role.CLIENT, ASKED, stream("HTTP/1.1 200 OK", "Content-Type: x"), part("[]"), part("{'a':1}")))
                .isEmpty();
        assertThat(broken(Role.SERVER, request("POST / HTTP/1.1", "Accept: ,;", "", "{'nope':1}")))
                .isEmpty();
    }

    @Test
    void everyPartHasItsEnvelope() {
        assertThat(ofStream(part("{'data':{'x':1}}"))).containsExactly("MPS-S-50@2", "MPS-S-59@2");
        assertThat(ofStream(part("[]"))).containsExactly("MPS-S-50@2");
        assertThat(ofStream(part("{'errors':[{'message':'m'}]}"))).containsExactly("MPS-S-50@2");
        assertThat(ofStream(part("{'payload':{'data':{}},'done':false}"))).containsExactly("MPS-S-59@2");
    }

    @Test
    void aPayloadIsAGraphqlResponse() {
        assertThat(ofStream(part("{'payload':[]}"))).containsExactly("MPS-S-51@2");
        assertThat(ofStream(part("{'payload':{'data':1}}"))).containsExactly("MPS-S-51@2");
        assertThat(ofStream(part("{'payload':{'data':{},'hasNext':true}}"))).containsExactly("MPS-S-51@2");
        assertThat(ofStream(part("{'payload':{'data':{},'errors':[]}}"))).containsExactly("MPS-S-51@2");
        assertThat(ofStream(part("{'payload':{'errors':[{'text':'m'}]}}"))).containsExactly("MPS-S-51@2");
    }

    @Test
    void aHeartbeatIsTwoOctets() {
        assertThat(ofStream(part("{ }"))).containsExactly("MPS-S-46@2");
        assertThat(ofStream(part("{}\n"))).containsExactly("MPS-S-46@2");
    }

    @Test
    void aFatalErrorHasErrors() {
        assertThat(ofStream(part("{'payload':null}"))).containsExactly("MPS-S-58@2");
        assertThat(ofStream(part("{'payload':null,'errors':[]}"))).containsExactly("MPS-S-54@2");
        assertThat(ofStream(part("{'payload':null,'errors':[{'message':'m','path':['x']}]}")))
                .containsExactly("MPS-S-57@2");
        assertThat(ofStream(part("{'payload':null,'errors':[{'message':'m','locations':[{'line':1,'column':1}]}]}")))
                .containsExactly("MPS-S-57@2");
        assertThat(ofStream(part("{'payload':{'data':{}},'errors':[{'message':'m'}]}")))
                .containsExactly("MPS-S-60@2");
    }

    @Test
    void nothingFollowsAFatalError() {
        assertThat(ofStream(FATAL, EVENT)).containsExactly("MPS-S-55@3");
        assertThat(ofStream(FATAL, FATAL)).containsExactly("MPS-S-55@3");
        assertThat(ofStream(FATAL, HEARTBEAT)).isEmpty();
        assertThat(ofStream(part("{'payload':null}"), EVENT)).containsExactly("MPS-S-58@2");
    }

    @Test
    void whatTheWireTellsOfFramingIsHeldAgainstTheProtocolsOwnSentences() {
        WireEvent unclosed = new WireEvent.Violation("PARTS-close", "no close delimiter", false);

        assertThat(ofStream(EVENT, unclosed)).containsExactly("MPS-S-37@3");
        assertThat(ofStream(FATAL, unclosed)).containsExactly("MPS-S-56@3");
        assertThat(ofStream(FATAL, HEARTBEAT, unclosed)).containsExactly("MPS-S-37@4");
        for (String law : new Multipart().laws()) {
            assertThat(ofStream(EVENT, new WireEvent.Violation(law, "", false)))
                    .as(law)
                    .singleElement()
                    .asString()
                    .startsWith("MPS-S-");
        }
    }

    @Test
    void aBoundaryHasItsCharacters() {
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=" + "b".repeat(70)))
                .isEmpty();
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=\"gr:ap/h\"")).isEmpty();
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=" + "b".repeat(71)))
                .containsExactly("MPS-S-17@1");
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=\"b \"")).containsExactly("MPS-S-17@1");
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=\"b*\"")).containsExactly("MPS-S-17@1");
        assertThat(ofHead("Content-Type: multipart/mixed;boundary=gr:aph")).containsExactly("MPS-S-16@1");
        assertThat(ofHead("Content-Type: multipart/related;boundary=b")).containsExactly("MPS-S-12@1");
    }

    @Test
    void aMultipartResponseHasABoundary() {
        String bare = "Content-Type: multipart/mixed;subscriptionSpec=1.0";
        assertThat(broken(Role.SERVER, ASKED, response("HTTP/1.1 200 OK", bare, "", "x")))
                .containsExactly("MPS-S-13@1");
        assertThat(broken(Role.SERVER, ASKED, response("HTTP/1.1 200 OK", "Content-Type: multipart/mixed;;=", "", "x")))
                .containsExactly("MPS-S-16@1");
        assertThat(broken(Role.SERVER, ASKED, response("HTTP/1.1 400 Bad Request", bare, "", "x")))
                .isEmpty();
    }

    @Test
    void theTransferCodingIsThatOfTheVersion() {
        assertThat(broken(Role.SERVER, ASKED, stream("HTTP/1.1 200 OK", TYPE))).containsExactly("MPS-S-19@1");
        WireEvent old = request("POST /graphql HTTP/1.0", ACCEPT, "", "{}");
        assertThat(broken(Role.SERVER, old, HEAD)).containsExactly("MPS-S-20@1");
        assertThat(broken(Role.SERVER, old, stream("HTTP/1.1 200 OK", TYPE))).isEmpty();
        WireEvent second = request("POST /graphql HTTP/2", ACCEPT, "", "{}");
        assertThat(broken(Role.SERVER, second, stream("HTTP/2 200", TYPE))).isEmpty();
        assertThat(broken(Role.SERVER, second, stream("HTTP/2 200", TYPE, "Transfer-Encoding: chunked")))
                .containsExactly("MPS-S-21@1");
        assertThat(broken(Role.SERVER, second, stream("HTTP/2 200", TYPE, "Connection: keep-alive")))
                .containsExactly("MPS-S-21@1");
    }

    @Test
    void aContentCodingWasOffered() {
        WireEvent coded = stream("HTTP/1.1 200 OK", TYPE, "Transfer-Encoding: chunked", "Content-Encoding: gzip");
        WireEvent plain = request("POST / HTTP/1.1", ACCEPT, "Accept-Encoding: identity", "", "{}");
        WireEvent weightless = request("POST / HTTP/1.1", ACCEPT, "Accept-Encoding: gzip;q=0", "", "{}");
        WireEvent offering = request("POST / HTTP/1.1", ACCEPT, "Accept-Encoding: br, gzip;q=0.5", "", "{}");
        assertThat(broken(Role.SERVER, plain, coded)).containsExactly("MPS-S-69@1");
        assertThat(broken(Role.SERVER, weightless, coded)).containsExactly("MPS-S-69@1");
        assertThat(broken(Role.SERVER, offering, coded)).isEmpty();
        assertThat(broken(Role.SERVER, ASKED, coded)).isEmpty();
    }

    @Test
    void aClientsRequestIsThatOfAQuery() {
        assertThat(broken(Role.CLIENT, request("POST / HTTP/1.1", ACCEPT, "", "{'query':'{ x }','id':'1'}")))
                .containsExactly("MPS-C-01@0");
        assertThat(broken(
                        Role.CLIENT,
                        request("POST / HTTP/1.1", "Accept: multipart/mixed;=1.0", "", "{'query':'{ x }'}")))
                .containsExactly("MPS-C-03@0");
    }

    private static List<String> ofStream(WireEvent... parts) {
        return broken(
                Role.SERVER,
                Stream.concat(Stream.of(ASKED, HEAD), Stream.of(parts)).toArray(WireEvent[]::new));
    }

    private static List<String> ofHead(String type) {
        return broken(Role.SERVER, ASKED, stream("HTTP/1.1 200 OK", type, "Transfer-Encoding: chunked"));
    }

    private static List<String> broken(Role subject, WireEvent... events) {
        return EXCHANGED.broken(subject, events);
    }
}
