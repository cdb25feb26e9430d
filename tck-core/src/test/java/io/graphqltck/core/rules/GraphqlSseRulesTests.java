package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.Exchanged.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.stream.eventstream.EventStream;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The laws of GraphQL over server-sent events: a stream that keeps each, and one that breaks it. */
class GraphqlSseRulesTests {

    private static final Exchanged EXCHANGED = new Exchanged(new GraphqlSseRules());
    private static final StreamedBody FRAMING = new EventStream();
    private static final StreamTerms TERMS = FRAMING.terms();

    private static final WireEvent ASKED =
            request("POST /graphql HTTP/1.1", "Accept: text/event-stream", "", "{'query':'subscription { x }'}");
    private static final WireEvent RESERVED = request("GET /graphql?token=t HTTP/1.1", "Accept: text/event-stream");
    private static final WireEvent HEAD = new WireEvent.Streams(
            new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Content-Type", "text/event-stream"))), TERMS);
    private static final WireEvent COMMENT = new WireEvent.KeepAlive(TERMS, List.of(), new byte[0]);
    private static final WireEvent NEXT = event("next", "{'data':{'x':1}}");
    private static final WireEvent COMPLETE = event("complete", "");
    private static final WireEvent END = new WireEvent.StreamEnded(TERMS, true);

    @Test
    void an_ordinary_stream_breaks_nothing() {
        for (Role subject : Role.values()) {
            assertThat(EXCHANGED.broken(subject, ASKED, HEAD, COMMENT, NEXT, COMMENT, NEXT, COMPLETE, END))
                    .as(subject.word())
                    .isEmpty();
        }
        assertThat(distinct(event("next", "{'data':null,'errors':[{'message':'m'}],'extensions':{}}")))
                .isEmpty();
        assertThat(distinct(event("next", "{'errors':[{'message':'m'}]}"), COMPLETE))
                .isEmpty();
        assertThat(distinct(NEXT, COMPLETE, COMMENT)).isEmpty();
        assertThat(distinct(event("next", "{'hasNext':true,'incremental':[]}"), COMPLETE))
                .isEmpty();
    }

    @Test
    void the_data_of_next_is_an_execution_result() {
        assertThat(distinct(event("next", "nonsense"))).containsExactly("SSE-S-04@2");
        assertThat(distinct(event("next", ""))).containsExactly("SSE-S-04@2");
        assertThat(distinct(event("next", "[]"))).containsExactly("SSE-S-04@2");
        assertThat(distinct(event("next", "{'message':'m'}"))).containsExactly("SSE-S-30@2");
        assertThat(distinct(event("next", "{'extensions':{}}"))).containsExactly("SSE-S-30@2");
        assertThat(distinct(event("next", "{'errors':[]}"))).containsExactly("SSE-S-30@2");
    }

    @Test
    void there_are_two_types_of_events() {
        assertThat(distinct(event("error", "{}"))).containsExactly("SSE-S-32@2");
        assertThat(distinct(event("ping", ""))).containsExactly("SSE-S-32@2");
        assertThat(distinct(event("error", "{'errors':[{'message':'m'}]}"))).containsExactly("SSE-S-32@2");
    }

    /** It is lost: who listens for next never receives it. */
    @Test
    void a_result_comes_as_next() {
        assertThat(distinct(event("", "{'data':{}}"))).containsExactly("SSE-S-04@2");
        assertThat(distinct(event("data", "{'data':{'a':1}}"))).containsExactly("SSE-S-04@2");
    }

    @Test
    void nothing_follows_complete() {
        assertThat(distinct(COMPLETE, NEXT)).containsExactly("SSE-S-35@3");
        assertThat(distinct(COMPLETE, COMPLETE)).containsExactly("SSE-S-35@3");
    }

    @Test
    void a_comment_does_not_look_like_data() {
        WireEvent comment = new WireEvent.KeepAlive(TERMS, List.of(), "data: x".getBytes(StandardCharsets.UTF_8));
        assertThat(distinct(comment)).containsExactly("SSE-S-34@2");
    }

    @Test
    void events_of_a_reservation_name_their_operation() {
        assertThat(single(event("next", "{'id':'1','payload':{'data':{'x':1}}}"), event("complete", "{'id':'1'}")))
                .isEmpty();
        assertThat(single(NEXT)).containsExactly("SSE-S-21@2");
        assertThat(single(event("next", "{'id':1,'payload':{'data':{}}}"))).containsExactly("SSE-S-21@2");
        assertThat(single(event("next", "{'id':'1'}"))).containsExactly("SSE-S-21@2");
        assertThat(single(event("next", "{'id':'1','payload':{}}"))).containsExactly("SSE-S-30@2");
        assertThat(single(COMPLETE)).containsExactly("SSE-S-21@2");
    }

    @Test
    void nothing_follows_complete_of_one_operation_unless_its_id_is_used_again() {
        WireEvent next = event("next", "{'id':'1','payload':{'data':{'x':1}}}");
        WireEvent other = event("next", "{'id':'2','payload':{'data':{'x':1}}}");
        WireEvent complete = event("complete", "{'id':'1'}");
        WireEvent again = request(
                "POST /graphql HTTP/1.1",
                "Accept: application/json",
                "",
                "{'query':'{x}','extensions':{'operationId':'1'}}");
        assertThat(single(next, complete, other)).isEmpty();
        assertThat(single(next, complete, next)).containsExactly("SSE-S-35@4");
        assertThat(single(next, complete, complete)).containsExactly("SSE-S-35@4");
        assertThat(single(complete, again, RESERVED, next, complete)).isEmpty();
    }

    @Test
    void a_request_has_the_members_of_graphql_over_http() {
        assertThat(EXCHANGED.broken(
                        Role.CLIENT,
                        request("POST / HTTP/1.1", "Accept: text/event-stream", "", "{'query':'{x}','id':'1'}")))
                .containsExactly("SSE-C-01@0");
        assertThat(EXCHANGED.broken(Role.CLIENT, request("POST / HTTP/1.1", "Accept: ,;", "", "{'query':'{x}'}")))
                .containsExactly("SSE-C-01@0");
        assertThat(EXCHANGED.broken(Role.CLIENT, ASKED, HEAD, event("next", "nonsense")))
                .isEmpty();
    }

    @Test
    void nothing_is_said_of_the_connection_over_http2() {
        WireEvent head = Exchanged.stream("HTTP/2 200", "Content-Type: text/event-stream", "Connection: keep-alive");
        assertThat(EXCHANGED.broken(Role.SERVER, ASKED, head, NEXT, COMPLETE)).containsExactly("SSE-S-13@1");
    }

    private static List<String> distinct(WireEvent... events) {
        return broken(ASKED, events);
    }

    private static List<String> single(WireEvent... events) {
        return broken(RESERVED, events);
    }

    private static List<String> broken(WireEvent asked, WireEvent... events) {
        List<WireEvent> all = new ArrayList<>(List.of(asked, HEAD));
        all.addAll(List.of(events));
        return EXCHANGED.broken(Role.SERVER, all.toArray(WireEvent[]::new));
    }

    /** Quotation marks are written as apostrophes. */
    private static WireEvent event(String type, String data) {
        byte[] octets = data.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        List<Map.Entry<String, String>> fields = type.isEmpty() ? List.of() : List.of(Map.entry("event", type));
        return new WireEvent.Item(TERMS, fields, octets, octets.length);
    }
}
