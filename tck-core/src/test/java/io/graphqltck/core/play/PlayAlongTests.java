package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the kit plays the subject itself, it does its part whatever comes, and blames nobody. */
class PlayAlongTests {

    @Test
    void passesOverWhatTheScriptDoesNotAwait() {
        Play play = Play.along("- include: ready\n- server: { type: end, id: a }\n- client: { type: end, id: a }");
        play.accepts();
        play.says("{\"type\":\"surprise\"}");
        play.says("{\"type\":\"ready\"}");
        play.says("no JSON");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.wire().done).containsExactly("{\"type\":\"init\"}", "{\"type\":\"end\",\"id\":\"a\"}");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void blamesNobodyForNothing() {
        Play play = Play.along("- include: ready");
        play.accepts();

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).isNull();
    }
}
