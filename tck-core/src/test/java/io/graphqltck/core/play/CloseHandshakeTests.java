package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import org.junit.jupiter.api.Test;

/** Close frames are answered, and answers to the kit's own need no turn. */
class CloseHandshakeTests {

    @Test
    void echoesTheServersClose() {
        Play play = Play.ofReadyServer("- server closes: { code: 4400 }\n- server drops: any");
        play.closes(4400);
        assertThat(play.wire().done).containsExactly("close 4400");
        play.ends();

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void doesNotRepeatACodeThatMustNotBeSent() {
        Play play = Play.ofReadyServer("- server closes: {}");
        play.closes(1005);

        assertThat(play.wire().done).containsExactly("close 1002");
    }

    @Test
    void dropsAClientsConnectionAfterTheHandshake() {
        Play play = Play.ofReadyClient("- client closes: { code: 1000 }");
        play.closes(1000);

        assertThat(play.wire().done).containsExactly("close 1000", "drop FIN");
    }

    @Test
    void letsTheEchoOfItsOwnClosePass() {
        Play play = Play.ofReadyServer("- client closes: { code: 1000 }\n- server drops: fin");
        assertThat(play.wire().done).containsExactly("close 1000");
        play.closes(1000);
        play.ends();

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void takesTheEchoWhereTheScriptAwaitsIt() {
        Play play = Play.ofReadyServer("- client closes: { code: 1000 }\n- server closes: { code: 1000 }");
        play.closes(1001);

        assertThat(play.divergence().found()).isEqualTo("close frame 1001");
    }

    @Test
    void closesWhatIsOpenAtTheEndOfTheDialogue() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        assertThat(play.wire().done).containsExactly("close 1000");
        assertThat(play.isOver()).isFalse();
        play.closes(1000);
        play.ends();

        assertThat(play.isOver()).isTrue();
    }

    @Test
    void dropsWhatTheSubjectDoesNotClose() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.result();

        assertThat(play.wire().done).containsExactly("close 1000", "drop FIN");
    }

    @Test
    void readsNothingBehindOctetsThatCannotBeUnderstood() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.hears(new WireEvent.Violation("WS-B-06", "a masked frame", true));

        assertThat(play.divergence().found()).isEqualTo("wrong bytes: a masked frame");
    }
}
