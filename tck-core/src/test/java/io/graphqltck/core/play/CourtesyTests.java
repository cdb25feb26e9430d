package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import org.junit.jupiter.api.Test;

/** The kit's peer does what any decent peer does by itself, and leaves to the script what the script says. */
class CourtesyTests {

    @Test
    void answersThePingsOfTheProtocol() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.says("{\"type\":\"ping\"}");

        assertThat(play.wire().done).containsExactly("{\"type\":\"pong\"}");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void letsPongsPassWithoutAnswer() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.says("{\"type\":\"pong\"}");

        assertThat(play.wire().done).isEmpty();
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void leavesToTheScriptWhatTheScriptAwaits() {
        Play play = Play.ofReadyServer("- server: { type: ping }\n- client: { type: pong, payload: mine }");
        play.says("{\"type\":\"ping\"}");

        assertThat(play.wire().done).startsWith("{\"type\":\"pong\",\"payload\":\"mine\"}");
    }

    @Test
    void answersWebSocketPings() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.hears(new WireEvent.Ping(new byte[] {'x'}));

        assertThat(play.wire().done).containsExactly("PONG x");
    }

    @Test
    void answersPingsWhileItWaitsForTheApplication() {
        Play play = Play.ofReadyClient("- application: { sees: completion, of: op }");
        play.says("{\"type\":\"ping\"}");

        assertThat(play.wire().done).containsExactly("{\"type\":\"pong\"}");
    }
}
