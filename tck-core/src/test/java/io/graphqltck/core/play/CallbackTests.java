package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.transcript.Happening;
import org.junit.jupiter.api.Test;

/** What an application does within a callback is ordered before, and done by the client's side. */
class CallbackTests {

    private static final String SEES = "- application: { sees: next, of: op, data: $count.1 }\n";
    private static final String STOPS = "- application: { unsubscribes: op, within: { first-result: op } }\n";

    @Test
    void isOrderedBeforeTheOperationStarts() {
        Play play = Play.ofReadyClient(SEES + STOPS);
        play.tellsResult(1);

        assertThat(play.result().divergence()).isNull();
        assertThat(play.session().done)
                .startsWith("when first-result op", "subscribe op")
                .doesNotContain("unsubscribe op");
    }

    @Test
    void isInTheTranscriptAsDone() {
        Play play = Play.ofReadyClient(SEES + STOPS);
        play.tellsResult(1);

        assertThat(play.result().transcript().moments())
                .extracting(moment -> (Object) moment.what())
                .contains(new Happening.ApplicationActed(
                        "unsubscribes op within the callback for the first result of op"));
    }

    @Test
    void mustNotBeToldWhatFollows() {
        Play play = Play.ofReadyClient(SEES + STOPS + "- application: { sees: nothing, of: op }\n");
        play.tellsResult(1);
        play.tellsResult(2);

        assertThat(play.divergence().found()).contains("{\"count\":2}");
    }

    @Test
    void standsAfterTheTurnThatSeesTheSame() {
        assertThatThrownBy(() -> Play.ofReadyClient(STOPS))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("no turn before this one has the application see the first result of op");
    }

    @Test
    void standsInNoAlternative() {
        assertThatThrownBy(() -> Play.ofReadyClient(SEES + "- optionally:\n    " + STOPS))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("`within` cannot stand in an alternative or an optional passage");
    }

    @Test
    void namesOneCallback() {
        assertThatThrownBy(() -> Play.ofReadyClient(SEES + "- application: { closes: client, within: { } }\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("expected one of first-result, completion, error, end");
    }
}
