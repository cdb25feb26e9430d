package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.subject.ApplicationEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a client reports to its application is judged like what it says on the wire. */
class ApplicationTests {

    private static final String SEES = "- application: { sees: next, of: op, data: $count.1 }\n";

    @Test
    void actsAsWritten() {
        Play play = Play.ofReadyClient("- application: { unsubscribes: op }\n- application: { closes: client }");

        assertThat(play.session().done).startsWith("subscribe op", "unsubscribe op", "close");
    }

    @Test
    void isToldTheResult() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(1);

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isToldAnotherResult() {
        Play play = Play.ofReadyClient(SEES);
        play.tellsResult(2);

        assertThat(play.divergence().found())
                .isEqualTo("the application saw: result {\"data\":{\"count\":2}}"
                        + " (in its data, `count`: expected 1, found 2)");
    }

    @Test
    void isToldNothing() {
        Play play = Play.ofReadyClient(SEES);

        assertThat(play.divergence().allowed())
                .containsExactly("the application sees: next of op with data {\"count\":1}");
        assertThat(play.divergence().found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void isToldWhatNoTurnAccountsFor() {
        Play play = Play.ofReadyClient(SEES);
        play.session().syncs = false;
        play.tellsResult(1);
        play.tellsResult(2);
        play.says("{\"type\":\"pong\"}");
        play.tells(new ApplicationEvent.Synced("sync-1"));

        assertThat(play.divergence().found()).contains("{\"count\":2}");
        assertThat(play.divergence().allowed()).containsExactly("the application sees only what the dialogue names");
    }

    @Test
    void mayBeToldTheEndOfWhatItHasStopped() {
        Play play = Play.ofReadyClient("- application: { unsubscribes: op }");
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void mayBeToldTheEndOfWhatItHasStoppedAsAFailure() {
        Play play = Play.ofReadyClient("- application: { unsubscribes: op }");
        play.tells(new ApplicationEvent.Failed("op", "aborted", null));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void mustNotBeToldThePeersErrorOfWhatItHasStopped() {
        Play play = Play.ofReadyClient("""
                - application: { unsubscribes: op }
                - server illegally: { type: wat, payload: [ { message: too late } ] }
                - application: { sees: nothing, of: op }
                - client: { type: ping }""");
        play.tells(new ApplicationEvent.Failed("op", "GraphQL: too late", null));
        play.says("{\"type\":\"ping\"}");

        assertThat(play.divergence().found()).contains("too late");
    }

    @Test
    void seesNothingUpToTheAnswerToSync() {
        Play play = Play.ofReadyClient("- application: { sees: nothing, of: op }\n- client: { type: ping }");
        assertThat(play.session().done).contains("sync");
        play.says("{\"type\":\"ping\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void seesSomethingWhereItShouldSeeNothing() {
        Play play = Play.ofReadyClient("- client: { type: ping }\n- application: { sees: nothing, of: op }");
        play.tellsResult(1);
        play.says("{\"type\":\"ping\"}");

        assertThat(play.divergence().found()).contains("{\"count\":1}");
    }

    @Test
    void seesAnEndingAfterHoweverManyResults() {
        Play play = Play.ofReadyClient("- application: { sees: ending, of: op }");
        play.tellsResult(1);
        play.tellsResult(2);
        play.tells(new ApplicationEvent.Failed("op", "lost", null));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void waitsForAnEndingNoLongerBecauseResultsCome() {
        Play play = Play.ofReadyClient("- application: { sees: ending, of: op }");
        for (int i = 0; i < 30 && !play.isOver(); i++) {
            play.loop.elapse(Duration.ofSeconds(1));
            play.tellsResult(1);
        }

        assertThat(play.divergence().found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void seesAFailureOfTheConnectionForTheOperations() {
        Play play = Play.ofReadyClient("- application: { sees: failure, of: op, containing: [ '4400', because ] }");
        play.tells(new ApplicationEvent.ConnectionFailed("closed", 4400, "because"));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void missesATextInAnError() {
        Play play = Play.ofReadyClient("- application: { sees: error, of: op, containing: because }");
        play.tells(new ApplicationEvent.Failed("op", "no reason", null));

        assertThat(play.divergence().found())
                .isEqualTo("the application saw: error \"no reason\" (the error does not mention \"because\")");
    }

    private static final String SEES_ERROR = "- application: { sees: error, of: op, containing: [reason] }";
    private static final String FAILED = "{\"data\":null,\"errors\":[{\"message\":\"a reason\"}]}";

    @Test
    void mayBeToldAFailureAsAResultWithErrorsAndThenTheEnd() {
        Play play = Play.ofReadyClient(SEES_ERROR);
        play.tells(new ApplicationEvent.Next("op", Play.json(FAILED)));
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void mayBeToldAFailureAsItsLastResultOnceMoreWithErrors() {
        Play play = Play.ofReadyClient(SEES + "\n" + SEES_ERROR);
        play.tellsResult(1);
        play.tells(new ApplicationEvent.Next(
                "op", Play.json("{\"data\":{\"count\":1},\"errors\":[{\"message\":\"a reason\"}]}")));
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void mustBeToldTheEndOfAnOperationThatFailed() {
        Play play = Play.ofReadyClient(SEES_ERROR);
        play.tells(new ApplicationEvent.Next("op", Play.json(FAILED)));

        assertThat(play.divergence().found())
                .isEqualTo("the application saw: result " + FAILED
                        + " (which does not end the operation), and then nothing within 10000 ms");
    }

    @Test
    void isToldNoErrorByAResultThatDelivers() {
        Play play = Play.ofReadyClient(SEES_ERROR);
        play.tells(new ApplicationEvent.Next(
                "op", Play.json("{\"data\":{\"count\":1},\"errors\":[{\"message\":\"a reason\"}]}")));

        assertThat(play.divergence().found()).contains("{\"count\":1}");
    }

    @Test
    void learnsOfAnEndByAFailureAndIsToldItOnce() {
        Play play = Play.ofReadyClient("- application: { sees: ending, of: op }");
        play.tells(new ApplicationEvent.Next("op", Play.json(FAILED)));
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void mustNotBeToldTheEndOfAFailureTwice() {
        Play play = Play.ofReadyClient(SEES_ERROR);
        play.tells(new ApplicationEvent.Next("op", Play.json(FAILED)));
        play.tells(new ApplicationEvent.Completed("op"));
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.divergence().allowed()).containsExactly("the application sees one end of each operation");
    }
}
