package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A dialogue over several connections says which of them its turns are about. */
class ResumeTests {

    private static final String TWO = """
            - client connects: {}
            - server accepts: {}
            - client connects: {}
            - server accepts: {}
            """;

    private static Play onTwo(String dialogue) {
        Play play = Play.ofServer(TWO + dialogue);
        play.accepts();
        play.accepts();
        return play;
    }

    @Test
    void whatCameOnAnEarlierConnectionHasWaited() {
        Play play = onTwo("- resume: { connection: 1 }\n- server: { type: ready }\n- client: { type: ping }");
        play.says(1, "{\"type\":\"ready\"}");

        assertThat(play.wires.get(0).done).contains("{\"type\":\"ping\"}");
        assertThat(play.wires.get(1).done).doesNotContain("{\"type\":\"ping\"}");
    }

    @Test
    void anAnswerOnTheOtherConnectionIsNone() {
        Play play = onTwo("- resume: { connection: 1 }\n- server: { type: ready }");
        play.says(2, "{\"type\":\"ready\"}");
        play.says(1, "{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"ready\"}");
    }
}
