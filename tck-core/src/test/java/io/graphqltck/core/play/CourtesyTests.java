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
    void answersWithWhatItWasAskedAbout() {
        Play play = Play.ofReadyClient("- client: { type: end, id: $op }\n- server: { type: end, id: $op }");
        play.says("{\"type\":\"stop\",\"id\":\"one\"}");
        play.says("{\"type\":\"stop\",\"id\":\"two\"}");

        assertThat(play.wire().done)
                .containsExactly("{\"type\":\"end\",\"id\":\"one\"}", "{\"type\":\"end\",\"id\":\"two\"}");
    }

    @Test
    void closesWhereThatIsTheAnswer() {
        Play play = Play.ofReadyClient("- client: { type: end, id: a }");
        play.says("{\"type\":\"bye\"}");

        assertThat(play.wire().done).containsExactly("close 1001");
    }

    @Test
    void goesOnAfterTheDialogue() {
        Play play = Play.ofReadyClient("- client: { type: end, id: a }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.says("{\"type\":\"pong\"}");
        play.tells(new io.graphqltck.core.subject.ApplicationEvent.Synced("sync-1"));
        play.wire().done.clear();
        play.says("{\"type\":\"bye\"}");

        assertThat(play.wire().done).containsExactly("close 1001");
    }

    @Test
    void answersPingsWhileItWaitsForTheApplication() {
        Play play = Play.ofReadyClient("- application: { sees: completion, of: op }");
        play.says("{\"type\":\"ping\"}");

        assertThat(play.wire().done).containsExactly("{\"type\":\"pong\"}");
    }
}
