package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a subject may leave before it arrives is not sent to one that has left; the next turn says whether it may. */
class UnlessLeftTests {

    private static final String LATE = """
            - server: { type: data, id: a, payload: {} }
              after: 1s
            """;

    private static final String UNLESS_LEFT = LATE + "  unless: left\n";

    private static final String MAY_LEAVE = """
            - either:
                - outcome: leaves
                  dialogue:
                    - client leaves: {}
                - outcome: ends
                  dialogue:
                    - client: { type: end, id: a }
            """;

    @Test
    void isNotSentToASubjectThatHasLeft() {
        Play play = Play.ofReadyClient(UNLESS_LEFT + MAY_LEAVE);
        play.ends();

        assertThat(play.result().divergence()).isNull();
        assertThat(play.wire().done).noneMatch(done -> done.contains("data"));
    }

    @Test
    void isSentToASubjectThatIsThere() {
        Play play = Play.ofReadyClient("- server: { type: data, id: a, payload: {} }\n  unless: left\n" + MAY_LEAVE);

        assertThat(play.wire().done).anyMatch(done -> done.contains("data"));
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void excusesNobodyWhoMustStay() {
        Play play = Play.ofReadyClient(UNLESS_LEFT + "- client: { type: end, id: a }\n");
        play.ends();

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void isSaidOfTheTurnAlone() {
        Play play = Play.ofReadyClient(LATE + MAY_LEAVE);
        play.ends();

        assertThat(play.divergence().allowed())
                .containsExactly("the connection stays open for {\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");
    }
}
