package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.play.cursor.Outcome;
import org.junit.jupiter.api.Test;

/** The first thing that comes decides which alternative is taken, and the choice is recorded. */
class EitherTests {

    private static final String DIALOGUE = """
            - either:
                - outcome: ended
                  dialogue:
                    - server: { type: end, id: one }
                    - server: { type: end, id: two }
                - outcome: closed
                  deviates: SHOULD
                  dialogue:
                    - server closes: { code: 4400 }
              requirement: DEMO-S-02
            """;

    @Test
    void takesTheAlternativeThatCame() {
        Play play = Play.ofReadyServer(DIALOGUE);
        play.closes(4400);

        assertThat(play.result().outcomes()).extracting(Outcome::text).containsExactly("closed");
        assertThat(play.result().outcomes()).extracting(Outcome::deviates).containsExactly(true);
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void holdsTheSubjectToWhatItBegan() {
        Play play = Play.ofReadyServer(DIALOGUE);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        play.closes(4400);

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"two\"}");
    }

    @Test
    void namesAllAlternativesWhereNoneCame() {
        Play play = Play.ofReadyServer(DIALOGUE);
        play.closes(1000);

        assertThat(play.divergence().allowed())
                .containsExactly("{\"type\":\"end\",\"id\":\"one\"}", "close frame 4400");
        assertThat(play.divergence().requirement()).isEqualTo("DEMO-S-02");
    }

    @Test
    void letsTheKitTakeTheFirst() {
        Play play = Play.ofReadyServer("""
                - either:
                    - dialogue: [ { client: { type: ping } } ]
                    - dialogue: [ { client: { type: pong } } ]
                """);

        assertThat(play.wire().done).startsWith("{\"type\":\"ping\"}");
    }

    @Test
    void takesTheEmptyAlternativeAfterAProofOfSilence() {
        Play play = Play.ofReadyServer("""
                - either:
                    - outcome: answered
                      dialogue: [ { server: { type: end, id: one } } ]
                    - outcome: silent
                      dialogue: []
                """);
        assertThat(play.wire().done).containsExactly("{\"type\":\"ping\"}");
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().outcomes()).extracting(Outcome::text).containsExactly("silent");
    }

    @Test
    void doesNotTakeTheEmptyOneWhenAnAnswerComesBeforeTheBarriers() {
        Play play = Play.ofReadyServer("""
                - either:
                    - outcome: answered
                      dialogue: [ { server: { type: end, id: one } } ]
                    - outcome: silent
                      dialogue: []
                - server: { type: end, id: two }
                """);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        play.says("{\"type\":\"pong\"}");
        play.says("{\"type\":\"end\",\"id\":\"two\"}");

        assertThat(play.result().outcomes()).extracting(Outcome::text).containsExactly("answered");
        assertThat(play.result().divergence()).isNull();
    }
}
