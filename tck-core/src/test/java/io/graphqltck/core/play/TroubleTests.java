package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import org.junit.jupiter.api.Test;

/** What the kit, the adapter or the machine does wrong says nothing about the subject, and every play has an end. */
class TroubleTests {

    private static final String SUBSCRIBES = "- application: { subscribes: $count, as: op }\n- include: ready\n";

    @Test
    void isAMistakeOfTheKitsOwn() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }\n- client: { type: ping }");
        play.wire().breaks();
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).contains("the kit itself failed", "broken on purpose");
    }

    /** What broke in reading is no limit, and nothing that the other side sent. */
    @Test
    void isAMistakeOfTheKitInReading() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        String sentence = KitFailure.sentence(new IllegalStateException("broken on purpose"));
        play.hears(new WireEvent.Ended(WireEvent.Ending.GAVE_UP, sentence));

        assertThat(play.result().unjudged()).isEqualTo(sentence);
    }

    @Test
    void isAPatternOfAScenarioThatBacktracksWithoutEnd() {
        Play play = Play.ofReadyServer("- server: { type: end, id: '<~ ^(a+)+\\1!$>' }");
        play.says("{\"type\":\"end\",\"id\":\"" + "a".repeat(2000) + "\"}");

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble())
                .startsWith(
                        "a limit of the kit: the regular expression `^(a+)+\\1!$`, applied to a text of 2000 characters");
    }

    @Test
    void isAClientThatThrowsWhenItIsUsed() {
        Play play = Play.ofClientThatThrows("subscribe", SUBSCRIBES);

        assertThat(play.result().trouble()).contains("broken on purpose");
    }

    @Test
    void isAClientThatThrowsWhenItIsClosed() {
        Play play = Play.ofClientThatThrows("close", SUBSCRIBES);
        play.connects();
        play.says("{\"type\":\"init\"}");

        assertThat(play.result().trouble()).contains("broken on purpose");
    }

    @Test
    void isAClientThatThrowsAtTheVeryEnd() {
        Play play = Play.ofClientThatThrows("abandon", SUBSCRIBES);
        play.connects();
        play.says("{\"type\":\"init\"}");

        assertThat(play.result().trouble()).contains("broken on purpose");
    }

    @Test
    void doesNotHideWhatThePlayHasShown() {
        Play play = Play.ofClientThatThrows("close", SUBSCRIBES);
        play.connects();
        play.closes(1000);

        assertThat(play.divergence().found()).isEqualTo("close frame 1000");
        assertThat(play.result().trouble()).isNull();
    }

    @Test
    void isAnAdapterThatNeverAnswersSync() {
        Play play = Play.ofReadyClient("- client: { type: ping }");
        play.session().syncs = false;
        play.says("{\"type\":\"ping\"}");
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().trouble()).contains("has not answered `sync`");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isAnAdapterThatNeverAnswersSyncWhereNothingShouldBeSeen() {
        Play play = Play.ofReadyClient("- client: { type: ping }\n- application: { sees: nothing, of: op }");
        play.session().syncs = false;
        play.says("{\"type\":\"ping\"}");

        assertThat(play.result().trouble()).contains("has not answered `sync`");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isNotTheEndOfTheSubjectsProcess() {
        Play play = Play.ofReadyClient("- client: { type: ping }");
        play.tells(new ApplicationEvent.Gone("exit code 137", true));

        assertThat(play.result().gone()).isEqualTo(new ApplicationEvent.Gone("exit code 137", true));
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isWhatTheVenueReports() {
        Play play = Play.ofReadyServer("- server: { type: end, id: a }");
        play.player.fail("no port is left");

        assertThat(play.result().trouble()).isEqualTo("no port is left");
    }
}
