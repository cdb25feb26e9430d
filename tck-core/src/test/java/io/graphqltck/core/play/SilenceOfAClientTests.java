package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.subject.ApplicationEvent;
import org.junit.jupiter.api.Test;

/** A proof of silence that an answer has made needless judges nothing more. */
class SilenceOfAClientTests {

    @Test
    void isNotProvedAnyMoreOnceTheClientHasSpoken() {
        Play play = Play.ofReadyClient("""
                - either:
                    - outcome: ended
                      dialogue: [ { client: { type: end, id: <string> } } ]
                    - outcome: silent
                      dialogue: []
                - application: { sees: completion, of: op }
                - client closes: { code: 1000 }
                """);
        play.says("{\"type\":\"end\",\"id\":\"1\"}");
        // The application is told last; what comes on the wire meanwhile belongs to a later turn.
        play.closes(1000);
        play.tells(new ApplicationEvent.Completed("op"));

        assertThat(play.result().divergence()).isNull();
    }
}
