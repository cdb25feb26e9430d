package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one exchange hands out, later ones present: values are not only in JSON, but in texts, header fields and queries. */
class CarriedValuesTests {

    private static final String QUERY = "{\"query\":\"subscription { count }\"}";

    private static final String HANDS_OUT = """
            - client requests: { as: first, method: PUT }
            - server responds: { to: first, text: $token }
            """;

    private static final String PRESENTS = HANDS_OUT + """
            - client requests: { as: second, headers: { x-token: $token }, body: $count }
            - server responds: { to: second, status: 200 }
            """;

    @Test
    void aTextThatTheServerHandedOutIsSaidInAField() {
        Play play = Play.ofServer(PRESENTS);
        answers(play, 1, "first come");
        answers(play, 2, "{}");

        assertThat(play.asked.get(1).headers()).contains(Map.entry("x-token", "first come"));
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void aTextThatWouldBeginAnotherFieldIsNotSaid() {
        Play play = Play.ofServer(PRESENTS);
        answers(play, 1, "token\r\nx-other: 1");

        assertThat(play.asked).hasSize(1);
        assertThat(play.divergence().found()).contains("a text that a header field can hold");
    }

    @Test
    void aTextThatTheServerHandedOutIsSaidInAQuery() {
        Play play = Play.ofServer(
                HANDS_OUT + "- client requests: { as: second, method: GET, parameters: { token: $token } }");
        answers(play, 1, "a b&c");

        assertThat(play.asked.get(1).target()).endsWith("/graphql?token=a%20b%26c");
    }

    @Test
    void aClientPresentsWhatItWasHanded() {
        Play play = Play.ofClient("- application: { subscribes: count, as: op }\n" + PRESENTS);
        play.requests("PUT", "/graphql", "");
        String token = play.wire().done.get(0).replace("respond 200 ", "");
        asks(play, Map.entry("X-Token", token));

        assertThat(token).isNotEmpty();
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void aClientThatPresentsSomethingElseDiverges() {
        Play play = Play.ofClient("- application: { subscribes: count, as: op }\n" + PRESENTS);
        play.requests("PUT", "/graphql", "");
        asks(play, Map.entry("X-Token", "guessed"));

        assertThat(play.divergence().found()).contains("in the field x-token").contains("guessed");
    }

    @Test
    void aClientThatPresentsNothingDiverges() {
        Play play = Play.ofClient("- application: { subscribes: count, as: op }\n" + PRESENTS);
        play.requests("PUT", "/graphql", "");
        asks(play, Map.entry("X-Other", "1"));

        assertThat(play.divergence().found()).contains("the field x-token is absent");
    }

    private static void answers(Play play, int wire, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        play.wires
                .get(wire - 1)
                .hears(new WireEvent.Answered(
                        new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Content-Type", "text/plain"))),
                        octets,
                        octets.length));
        play.loop.run();
    }

    private static void asks(Play play, Map.Entry<String, String> field) {
        FakeWire wire = new FakeWire(play.loop);
        play.wires.add(wire);
        wire.attach(play.player.accepted(wire));
        byte[] octets = QUERY.getBytes(StandardCharsets.UTF_8);
        play.hears(new WireEvent.Asked(
                new HttpHead("POST /graphql HTTP/1.1", List.of(Map.entry("Content-Type", "application/json"), field)),
                octets,
                octets.length));
    }
}
