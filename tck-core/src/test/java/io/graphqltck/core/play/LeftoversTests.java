package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Happening;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the application received and no turn accounts for is found, however slow the client is. */
class LeftoversTests {

    private static final String SEES = "- application: { sees: next, of: op, data: $count.1 }\n";

    @Test
    void areLookedForThoughTheClientNeverCatchesUp() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(1);
        play.tellsResult(2);

        assertThat(play.divergence().found()).isEqualTo("the application saw: result {\"data\":{\"count\":2}}");
    }

    @Test
    void areWaitedForAsLongAsAnyEnd() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(1);
        play.loop.elapse(Duration.ofMillis(1900));
        play.tellsResult(2);

        assertThat(play.divergence().found()).contains("{\"count\":2}");
    }

    @Test
    void ofAClientThatNeverCatchesUpAreNotMadeUp() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(1);

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).isNull();
        assertThat(play.result().transcript().moments())
                .extracting(moment -> moment.what())
                .contains(new Happening.Note("the client has not answered the kit's barrier within 2000 ms;"
                        + " later events of its application are not judged"));
    }

    @Test
    void ofAClientThatNeverCatchesUpAreOfNoUseWithoutItsAdapter() {
        Play play = Play.ofReadyClient(SEES);
        play.session().syncs = false;
        play.tellsResult(1);
        play.tellsResult(2);

        assertThat(play.result().divergence()).isNull();
        assertThat(play.result().trouble()).contains("has not answered `sync`");
    }

    @Test
    void areWaitedForAgainWhereTheKitWasLate() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(1);
        play.loop.stall(Duration.ofSeconds(3));
        play.loop.elapse(Duration.ofSeconds(1));
        play.tellsResult(2);

        assertThat(play.divergence().found()).contains("{\"count\":2}");
    }

    @Test
    void areASecondEndOfAnOperation() {
        Play play = Play.ofReadyClient("- application: { sees: completion, of: op }\n");
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Completed("op"));
        play.says("{\"type\":\"pong\"}");

        assertThat(play.divergence().found()).isEqualTo("the application saw: completion");
        assertThat(play.divergence().allowed()).containsExactly("the application sees one end of each operation");
    }

    @Test
    void areASecondEndThoughTheConnectionIsLost() {
        Play play = Play.ofReadyClient("- application: { sees: error, of: op }\n- client closes: {}\n");
        play.tells(new ApplicationEvent.Failed("op", "lost", null));
        play.tells(new ApplicationEvent.Completed("op"));
        play.closes(1000);
        play.ends();

        assertThat(play.divergence().found()).isEqualTo("the application saw: completion");
    }

    @Test
    void areNoFailureOfTheConnectionBehindThatOfAnOperation() {
        Play play = Play.ofReadyClient("- application: { sees: failure, of: op }\n- client closes: {}\n");
        play.tells(new ApplicationEvent.Failed("op", "lost", null));
        play.tells(new ApplicationEvent.ConnectionFailed("lost", null, null));
        play.closes(1000);
        play.ends();

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void areNoSecondEndThatTheDialogueNames() {
        Play play = Play.ofReadyClient(
                "- application: { sees: completion, of: op }\n- application: { sees: completion, of: op }\n");
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Completed("op"));
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void areNoEndOfAnOperationThatWasStartedAgain() {
        Play play = Play.ofReadyClient("""
                - application: { sees: completion, of: op }
                - application: { subscribes: $count, as: op }
                - application: { sees: completion, of: op }
                """);
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Completed("op"));
        play.says("{\"type\":\"pong\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void areASecondEndOfWhatTheUserHasStopped() {
        Play play = Play.ofReadyClient("- application: { unsubscribes: op }\n- client: { type: end, id: <string> }\n");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Failed("op", "late", null));
        play.says("{\"type\":\"pong\"}");

        assertThat(play.divergence().found()).isEqualTo("the application saw: error \"late\"");
    }

    @Test
    void areASecondEndThatTheUserIsToldWhenTheClientIsClosed() {
        Play play = Play.ofReadyClient("""
                - application: { sees: completion, of: op }
                - application: { closes: client }
                - client closes: {}
                """);
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Failed("op", "closed", null));
        play.closes(1000);
        play.ends();

        assertThat(play.divergence().found()).isEqualTo("the application saw: error \"closed\"");
    }

    @Test
    void areLookedForAtOnceWhereTheClientHearsNoBarrierYet() {
        Play play = Play.ofClient("- application: { subscribes: $count, as: op }\n- client connects: {}\n");
        play.connects();
        play.tellsResult(1);
        play.loop.elapse(Duration.ofMillis(100));

        assertThat(play.session().done).contains("sync", "close");
        assertThat(play.result().transcript().moments())
                .noneMatch(moment -> moment.what() instanceof Happening.Note note
                        && note.text().contains("barrier"));
    }
}
