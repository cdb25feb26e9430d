package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExchangeTests {

    private static final String QUERY = "{\"query\":\"subscription { count }\"}";
    private static final String RESULT = "{\"data\":{\"count\":1}}";

    @Test
    void aServerResponds() {
        Play play = Play.ofServer("""
                - client requests: { body: $count }
                - server responds: { status: [200, 4xx], body: { data: $count.1 } }
                """);

        assertThat(play.wire().done).containsExactly("POST " + QUERY);
        play.responds(1, 200, RESULT);
        play.ends();

        assertThat(play.result().divergence()).isNull();
    }

    /** Over HTTP/2 a name in capitals is a mistake, which nobody meant where it came by itself. */
    @Test
    void onlyWhatAnIllegalTurnNamesGoesOutAsItStands() {
        Play named = Play.ofServer("- client requests illegally: { headers: { X-Trace: one }, body: $count }");
        Play legal = Play.ofServer("- client requests: { headers: { X-Trace: one }, body: $count }");

        assertThat(named.asked.get(0).headers()).extracting(Map.Entry::getKey).contains("X-Trace", "Content-Type");
        assertThat(named.asked.get(0).verbatim()).containsExactly("X-Trace");
        assertThat(legal.asked.get(0).verbatim()).isEmpty();
    }

    @Test
    void aWrongStatusIsADivergence() {
        Play play = Play.ofServer("""
                - client requests: { body: $count }
                - server responds: { status: 2xx }
                """);
        play.responds(1, 500, RESULT);

        assertThat(play.divergence().found()).contains("the status is 500, expected 2xx");
    }

    @Test
    void aWrongBodyIsADivergence() {
        Play play = Play.ofServer("""
                - client requests: { body: $count }
                - server responds: { body: { data: $count.2 } }
                """);
        play.responds(1, 200, RESULT);

        assertThat(play.divergence().found()).contains("in the body, `data.count`: expected 2, found 1");
    }

    @Test
    void aBodyThatHasToBeAbsentIsADivergence() {
        Play play = Play.ofServer("""
                - client requests: { method: GET }
                - server responds: { body: <absent> }
                """);
        play.responds(1, 200, RESULT);

        assertThat(play.divergence().found()).contains("there is a body of 20 bytes");
    }

    @Test
    void aServerThatHangsUpIsADivergence() {
        Play play = Play.ofServer("""
                - client requests: { body: $count }
                - server responds: {}
                """);
        play.ends();

        assertThat(play.divergence().found()).contains("end of the TCP connection");
    }

    @Test
    void aServerThatSaysNothingIsADivergence() {
        Play play = Play.ofServer("""
                - client requests: { body: $count }
                - server responds: {}
                """);

        assertThat(play.divergence().found()).contains("nothing within");
    }

    @Test
    void exchangesAndConnectionsKeepTheirOwnOrder() {
        Play play = Play.ofReadyServer("""
                - client: { type: start, id: $op, payload: $count }
                - client requests: { as: one, body: $count }
                - client requests: { as: two, body: $count }
                - server responds: { to: two, status: 400 }
                - server responds: { to: one, body: { data: $count.1 } }
                - server: { type: data, id: $op, payload: { data: $count.1 } }
                - server: { type: end, id: $op }
                """);
        play.wires.get(0).hears(message("{\"type\":\"data\",\"id\":\"op-1\",\"payload\":" + RESULT + "}"));
        play.responds(2, 200, RESULT);
        play.responds(3, 400, "{}");
        play.wires.get(0).hears(message("{\"type\":\"end\",\"id\":\"op-1\"}"));
        play.loop.run();
        play.wires.forEach(wire -> wire.hears(new WireEvent.Ended(WireEvent.Ending.FIN, "")));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void theKitStillAnswersPingsWhileItAwaitsAResponse() {
        Play play = Play.ofReadyServer("""
                - client requests: { body: $count }
                - server responds: {}
                """);
        play.wires.get(0).done.clear();
        play.wires.get(0).hears(message("{\"type\":\"ping\"}"));
        play.loop.run();

        assertThat(play.wires.get(0).done).containsExactly("{\"type\":\"pong\"}");
    }

    @Test
    void silenceIsAboutAllWires() {
        Play play = Play.ofReadyServer("""
                - client requests: { body: $count }
                - silence: server
                """);
        play.responds(2, 200, RESULT);

        assertThat(play.divergence().found()).contains("response 200");
    }

    @Test
    void aClientIsAnswered() {
        Play play = Play.ofClient("""
                - application: { subscribes: count, as: op }
                - client requests: { body: $count }
                - server responds: { body: { data: $count.1 } }
                - application: { sees: next, of: op, data: $count.1 }
                """);
        play.requests("POST", "/graphql", QUERY);

        assertThat(play.wire().done).containsExactly("respond 200 " + RESULT);
        play.tellsResult(1);

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void aWrongMethodIsADivergence() {
        Play play = ofAskingClient();
        play.requests("GET", "/graphql", QUERY);

        assertThat(play.divergence().found()).contains("the method is GET");
    }

    @Test
    void aWrongTargetIsADivergence() {
        Play play = ofAskingClient();
        play.requests("POST", "/other", QUERY);

        assertThat(play.divergence().found()).contains("the target is /other, expected /graphql");
    }

    @Test
    void aSecondRequestIsADivergence() {
        Play play = ofAskingClient();
        play.requests("POST", "/graphql", QUERY);
        play.requests("POST", "/graphql", QUERY);
        play.tells(new ApplicationEvent.Failed("op", "refused", (Json) null));

        assertThat(play.divergence().allowed()).containsExactly("the client requests only what the dialogue names");
    }

    @Test
    void whatCannotBeReadIsADivergenceWhereARequestIsAwaited() {
        Play play = ofAskingClient();
        FakeWire wire = new FakeWire(play.loop);
        wire.attach(play.player.accepted(wire));
        wire.hears(new WireEvent.Violation("HTTP-C-01", "The request is not HTTP/1.1: it is empty.", true));
        play.loop.run();

        assertThat(play.divergence().found()).contains("not HTTP/1.1");
    }

    @Test
    void whatIsPublishedIsHandedToWhoeverAsksAndConcernsNoDialogue() {
        Play play = ofAskingClient();
        play.requests("GET", "/password?now", "");
        assertThat(play.wire().done).containsExactly("respond 200 open sesame");
        play.requests("POST", "/graphql", QUERY);
        play.requests("GET", "/password", "");
        play.tells(new ApplicationEvent.Failed("op", "refused", (Json) null));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void nothingElseIsPublished() {
        Play play = ofAskingClient();
        play.requests("GET", "/passwords", "");

        assertThat(play.divergence().found()).contains("the method is GET");
    }

    private static Play ofAskingClient() {
        return Play.ofClient("""
                - application: { subscribes: count, as: op }
                - client requests: { body: $count }
                - server responds: { status: 400 }
                - application: { sees: error, of: op }
                """);
    }

    private static WireEvent message(String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new WireEvent.Message(false, octets, octets.length, 1, false);
    }
}
