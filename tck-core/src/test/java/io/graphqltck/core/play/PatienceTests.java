package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the kit waits for a turn, and that it never takes its own lateness for the subject's. */
class PatienceTests {

    @Test
    void endsWhenNothingComes() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }");
        play.loop.elapse(Duration.ofMillis(9_999));
        assertThat(play.wire().done).isEmpty();
        play.loop.elapse(Duration.ofMillis(1));

        assertThat(play.divergence().found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void isLongerByTheParameterThatTheTurnNames() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }\n  within: init-timeout");
        play.loop.elapse(Duration.ofSeconds(39));
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void beginsAnewWithEachTurn() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }\n- server: { type: end, id: two }");
        play.loop.elapse(Duration.ofSeconds(9));
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        play.loop.elapse(Duration.ofSeconds(9));
        play.says("{\"type\":\"end\",\"id\":\"two\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void beginsAnewWithEachTurnOfSeveralThatAreInterleaved() {
        Play play = Play.ofReadyServer("""
                - any order:
                    - - server: { type: end, id: one }
                    - - server: { type: end, id: two }
                """);
        play.loop.elapse(Duration.ofSeconds(9));
        play.says("{\"type\":\"end\",\"id\":\"two\"}");
        play.loop.elapse(Duration.ofSeconds(9));
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isNotUsedUpByHeartbeats() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }");
        for (int i = 0; i < 30; i++) {
            play.loop.elapse(Duration.ofSeconds(1));
            play.says("{\"type\":\"ping\"}");
        }

        assertThat(play.divergence().found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void coversADelayOfTheKitsOwn() {
        Play play = Play.ofReadyServer("- client: { type: ping }\n  after: 15s\n- server: { type: pong }");
        play.loop.elapse(Duration.ofSeconds(15));
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isRepeatedWhenTheKitItselfWasLate() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }");
        play.loop.elapse(Duration.ofSeconds(8));
        play.loop.stall(Duration.ofSeconds(3));
        assertThat(play.isOver()).isFalse();
        play.loop.elapse(Duration.ofSeconds(5));
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).isNull();
    }

    @Test
    void blamesTheSubjectWhenTheKitWasLateByLittle() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }");
        play.loop.elapse(Duration.ofSeconds(8));
        play.loop.stall(Duration.ofMillis(400));

        assertThat(play.divergence().found()).startsWith("nothing within");
    }

    @Test
    void endsInTroubleWhenTheKitIsLateAgainAndAgain() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }");
        for (int i = 0; i < 60 && !play.isOver(); i++) {
            play.loop.stall(Duration.ofSeconds(2));
        }

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble())
                .startsWith("the kit itself was late by")
                .contains("--jobs");
    }
}
