package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Turns that go out together go out in one write; those of the subject come one by one. */
class TogetherTests {

    @Test
    void isOneWriteOfTheKit() {
        Play play = Play.ofReadyServer("- together:\n    - client: { type: ping }\n    - client: { type: end, id: a }");

        assertThat(play.wire().done).startsWith("{\"type\":\"ping\"} + {\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void isASequenceOfTheSubject() {
        Play play = Play.ofReadyServer(
                "- together:\n    - server: { type: end, id: a }\n    - server: { type: end, id: b }");
        play.says("{\"type\":\"end\",\"id\":\"b\"}");

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"a\"}");
    }
}
