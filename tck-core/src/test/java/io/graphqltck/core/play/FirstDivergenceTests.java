package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A play ends where it first leaves the script, and says what was allowed there and what came. */
class FirstDivergenceTests {

    private static final String ANSWER = "- server: { type: end, id: one }\n- server: { type: end, id: two }";

    @Test
    void isNoneWhereAllIsAsWritten() {
        Play play = Play.ofReadyServer(ANSWER);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        play.says("{\"type\":\"end\",\"id\":\"two\"}");

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).isNull();
    }

    @Test
    void saysWhichMemberDiffers() {
        Play play = Play.ofReadyServer(ANSWER);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        play.says("{\"type\":\"end\",\"id\":\"three\"}");

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"two\"}");
        assertThat(play.divergence().found())
                .isEqualTo("{\"type\":\"end\",\"id\":\"three\"} (`id`: expected \"two\", found \"three\")");
        assertThat(play.divergence().at().line()).isEqualTo(11);
    }

    @Test
    void isTheFirstOfSeveral() {
        Play play = Play.ofReadyServer(ANSWER);
        play.says("{\"type\":\"first\"}");
        play.says("{\"type\":\"second\"}");

        assertThat(play.divergence().found()).contains("first");
    }

    @Test
    void carriesTheTurnsRequirement() {
        Play play = Play.ofReadyServer("- server: { type: end, id: one }\n  requirement: DEMO-S-02");
        play.says("no JSON at all");

        assertThat(play.divergence().requirement()).isEqualTo("DEMO-S-02");
        assertThat(play.divergence().found()).isEqualTo("no JSON at all");
    }

    @Test
    void saysThatNothingMoreCanComeOnAConnectionThatHasEnded() {
        Play play = Play.ofReadyServer("- server closes: { code: 1000 }\n- server: { type: end, id: one }");
        play.closes(1000);
        play.ends();

        assertThat(play.divergence().found()).isEqualTo("end of the TCP connection; nothing more can arrive on it");
    }

    @Test
    void isThereWhenTheSubjectHasClosedBeforeTheKitsOwnTurn() {
        Play play = Play.ofServer("""
                - client connects: {}
                - server accepts: {}
                - client: { type: init }
                  after: 300ms
                """);
        play.accepts();
        play.closes(1011);

        assertThat(play.divergence().found()).isEqualTo("close frame 1011");
    }

    @Test
    void recognizesAVariableThatWasBoundBefore() {
        Play play = Play.ofReadyServer("- server: { type: end, id: $op }\n- server: { type: end, id: $op }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.says("{\"type\":\"end\",\"id\":\"b\"}");

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"a\"}");
    }

    /** Which frames a message comes in is what rules judge, by their own sentence. */
    @Test
    void isNotThatAMessageIsBinary() {
        Play play = Play.ofReadyClient("- client: { type: ping }");
        play.says("{\"type\":\"ping\"}", true);

        assertThat(play.result().divergence()).isNull();
    }
}
