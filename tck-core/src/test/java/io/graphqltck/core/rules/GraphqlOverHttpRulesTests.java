package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.Exchanged.request;
import static io.graphqltck.core.rules.Exchanged.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of GraphQL over HTTP: an exchange that keeps each, and one that breaks it. */
class GraphqlOverHttpRulesTests {

    private static final Exchanged EXCHANGED = new Exchanged(new GraphqlOverHttpRules());

    private static final WireEvent ASKED =
            request("POST /graphql HTTP/1.1", "Content-Type: application/json", "", "{'query':'{ x }'}");
    private static final String JSON = "Content-Type: application/json";
    private static final String RESPONSE = "Content-Type: application/graphql-response+json; charset=utf-8";

    @Test
    void ordinaryExchangesBreakNothing() {
        for (Role subject : Role.values()) {
            assertThat(broken(subject, ASKED, response("HTTP/1.1 200 OK", JSON, "", "{'data':{'x':1}}")))
                    .isEmpty();
            assertThat(broken(
                            subject, ASKED, response("HTTP/1.1 400 Bad", RESPONSE, "", "{'errors':[{'message':'m'}]}")))
                    .isEmpty();
        }
        assertThat(ofResponse("HTTP/1.1 200 OK", JSON, "", "{'errors':[{'message':'as of old'}]}"))
                .isEmpty();
        assertThat(ofResponse("HTTP/1.1 200 OK", RESPONSE, "", "[{'data':{}}]")).isEmpty();
        assertThat(ofResponse("HTTP/1.1 204 No Content")).isEmpty();
    }

    /** Such as parts, for which a client asked in addition to JSON: what is wrong with them is no business of this protocol. */
    @Test
    void aFramingThatTheProtocolDoesNotHaveBreaksNoneOfItsSentences() {
        assertThat(broken(
                        Role.SERVER,
                        ASKED,
                        Exchanged.stream("HTTP/1.1 200 OK", "Content-Type: multipart/mixed;boundary=graphql"),
                        new WireEvent.Violation("PARTS-preamble", "a part is lost", false),
                        new WireEvent.Violation("PARTS-empty-part", "neither head nor body", false)))
                .isEmpty();
    }

    @Test
    void aResponseNamesItsType() {
        assertThat(ofResponse("HTTP/1.1 200 OK", "", "{'data':{}}")).containsExactly("GOH-S-07@1");
    }

    @Test
    void jsonIsUtf8() {
        byte[] latin = "{\"data\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        WireEvent.Answered answered = (WireEvent.Answered) response("HTTP/1.1 200 OK", JSON);
        WireEvent broken = new WireEvent.Answered(answered.head(), latin, latin.length);
        assertThat(broken(Role.SERVER, ASKED, broken)).containsExactly("GOH-S-09@1");
    }

    @Test
    void whatIsLabelledAsAResponseIsOne() {
        assertThat(ofResponse("HTTP/1.1 200 OK", RESPONSE, "", "{'data':{},'more':1}"))
                .containsExactly("GOH-S-14@1");
        assertThat(ofResponse("HTTP/1.1 400 Bad", RESPONSE, "", "{'errors':[]}"))
                .containsExactly("GOH-S-14@1");
        assertThat(ofResponse("HTTP/1.1 400 Bad", RESPONSE, "", "{}")).containsExactly("GOH-S-14@1");
        assertThat(ofResponse("HTTP/1.1 502 Bad", RESPONSE, "", "upstream")).containsExactly("GOH-S-37@1");
        assertThat(ofResponse("HTTP/1.1 502 Bad", JSON, "", "{'error':'upstream'}"))
                .isEmpty();
    }

    @Test
    void theStatusSaysWhetherThereAreData() {
        assertThat(ofResponse("HTTP/1.1 400 Bad", JSON, "", "{'data':{'x':1}}")).containsExactly("GOH-S-15@1");
        assertThat(ofResponse("HTTP/1.1 294 Partial", RESPONSE, "", "{'data':{'x':1},'errors':[{'message':'m'}]}"))
                .isEmpty();
        assertThat(ofResponse("HTTP/1.1 200 OK", RESPONSE, "", "{'errors':[{'message':'m'}]}"))
                .containsExactly("GOH-S-18@1");
        assertThat(ofResponse("HTTP/1.1 200 OK", RESPONSE, "", "{'data':null,'errors':[{'message':'m'}]}"))
                .isEmpty();
    }

    @Test
    void whoeverRefusesAMethodSaysWhichAreAllowed() {
        assertThat(ofResponse("HTTP/1.1 405 No")).containsExactly("GOH-S-32@1");
        assertThat(ofResponse("HTTP/1.1 405 No", "Allow: POST")).isEmpty();
    }

    @Test
    void aContentCodingWasOffered() {
        WireEvent plain =
                request("POST / HTTP/1.1", "Accept-Encoding: identity", "Content-Type: application/json", "", "{}");
        WireEvent coded = response("HTTP/1.1 200 OK", JSON, "Content-Encoding: gzip", "", "x");
        assertThat(broken(Role.SERVER, plain, coded)).containsExactly("GOH-S-45@1");
        assertThat(broken(Role.SERVER, ASKED, coded)).isEmpty();
    }

    @Test
    void aClientsRequestHasItsTypeAndItsMembers() {
        assertThat(broken(Role.CLIENT, request("POST / HTTP/1.1", "", "{'query':'{ x }'}")))
                .containsExactly("GOH-C-01@0");
        assertThat(broken(Role.CLIENT, request("POST / HTTP/1.1", JSON, "", "{'query':'{ x }','documentId':'1'}")))
                .containsExactly("GOH-C-04@0");
    }

    @Test
    void aClientsGetIsNoMutationAndHasItsVariablesAsJson() {
        assertThat(broken(Role.CLIENT, request("GET /graphql?query=query+A+%7B+x+%7D&variables=%7B%7D HTTP/1.1")))
                .isEmpty();
        assertThat(broken(Role.CLIENT, request("GET /graphql?query=mutation%20%7Bx%7D HTTP/1.1")))
                .containsExactly("GOH-C-05@0");
        assertThat(broken(Role.CLIENT, request("GET /graphql?query=%7Bx%7D&variables=a HTTP/1.1")))
                .containsExactly("GOH-C-05@0");
        String deep = "%7B%22a%22:" + "[".repeat(201) + "]".repeat(201) + "%7D";
        assertThat(broken(Role.CLIENT, request("GET /graphql?query=%7Bx%7D&variables=" + deep + " HTTP/1.1")))
                .as("more levels than the kit reads")
                .isEmpty();
    }

    private static List<String> ofResponse(String startLine, String... fieldsAndBody) {
        return broken(Role.SERVER, ASKED, response(startLine, fieldsAndBody));
    }

    private static List<String> broken(Role subject, WireEvent... events) {
        return EXCHANGED.broken(subject, events);
    }
}
