package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Silence is proved by an exchange whose answer comes after whatever else was on its way, and by a short while after it. */
class SilenceTests {

    private static final String SILENCE = "- silence: server";

    @Test
    void isProvedByTheProtocolsBarrier() {
        Play play = Play.ofReadyServer(SILENCE);
        assertThat(play.wire().done).containsExactly("{\"type\":\"ping\"}");
        play.says("{\"type\":\"pong\"}");
        assertThat(play.wire().done).hasSize(1);
        play.loop.elapse(Duration.ofMillis(50));

        assertThat(play.wire().done).containsExactly("{\"type\":\"ping\"}", "close 1000");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isProvedByAWebSocketPingBeforeTheBarrierMayBeUsed() {
        Play play = Play.ofServer("- include: opened\n" + SILENCE);
        play.accepts();
        assertThat(play.wire().done).containsExactly("PING barrier-1");
        play.pongs("something else");
        play.loop.elapse(Duration.ofMillis(100));
        assertThat(play.wire().done).hasSize(1);
        play.pongs("barrier-1");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void lastsAsLongAsItIsSaidTo() {
        Play play = Play.ofReadyServer(SILENCE + "\n  for: 5s");
        play.says("{\"type\":\"pong\"}");
        play.loop.elapse(Duration.ofMillis(4900));
        assertThat(play.wire().done).hasSize(1);
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.divergence().allowed()).containsExactly("nothing more");
    }

    @Test
    void isBrokenByWhatComesBeforeTheAnswer() {
        Play play = Play.ofReadyServer(SILENCE);
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.divergence().allowed()).containsExactly("nothing more");
    }

    @Test
    void isBrokenByWhatComesShortlyAfterTheAnswer() {
        Play play = Play.ofReadyServer(SILENCE);
        play.says("{\"type\":\"pong\"}");
        play.loop.elapse(Duration.ofMillis(30));
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.divergence().found()).isEqualTo("{\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void isNotBrokenByHeartbeats() {
        Play play = Play.ofReadyServer(SILENCE);
        play.says("{\"type\":\"ping\"}");
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().divergence()).isNull();
        assertThat(play.wire().done).contains("{\"type\":\"pong\"}");
    }

    @Test
    void isNotProvedByNoAnswer() {
        Play play = Play.ofReadyServer(SILENCE);

        assertThat(play.divergence().found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void isBrokenByAClose() {
        Play play = Play.ofReadyServer(SILENCE);
        play.closes(1000);

        assertThat(play.divergence().found()).isEqualTo("close frame 1000");
    }

    @Test
    void isEasyWhereTheConnectionHasEnded() {
        Play play = Play.ofReadyServer("- server closes: { code: 1000 }\n" + SILENCE);
        play.closes(1000);
        play.ends();

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void letsOtherMessagesWaitWhereOnlyTheConnectionHasToStay() {
        Play play = Play.ofReadyServer("- stays open: server\n- server: { type: end, id: a }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void seesACloseBehindOtherMessages() {
        Play play = Play.ofReadyServer("- stays open: server\n- server: { type: end, id: a }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.closes(1000);

        assertThat(play.divergence().allowed()).containsExactly("no close");
    }
}
