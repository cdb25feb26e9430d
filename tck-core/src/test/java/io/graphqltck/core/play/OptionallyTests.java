package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may be left out is taken when it comes, also after the kit has gone on. */
class OptionallyTests {

    private static final String THEN_END = """
            - optionally:
                - server: { type: data, id: a, payload: {} }
            - server: { type: end, id: a }
            """;

    private static final String THEN_KIT = """
            - optionally:
                - server: { type: data, id: a, payload: {} }
            - client: { type: end, id: a }
            - server: { type: end, id: a }
            """;

    @Test
    void isTaken() {
        Play play = Play.ofReadyServer(THEN_END);
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isLeftOut() {
        Play play = Play.ofReadyServer(THEN_END);
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void isTakenOnce() {
        Play play = Play.ofReadyServer(THEN_END);
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");

        assertThat(play.divergence().allowed()).containsExactly("{\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void isNamedAmongWhatWasAllowed() {
        Play play = Play.ofReadyServer(THEN_END);
        play.closes(1000);

        assertThat(play.divergence().allowed())
                .containsExactly("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}", "{\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void doesNotKeepTheKitFromGoingOn() {
        Play play = Play.ofReadyServer(THEN_KIT);

        assertThat(play.wire().done).containsExactly("{\"type\":\"end\",\"id\":\"a\"}");
    }

    @Test
    void mayStillComeAfterTheKitWentOn() {
        Play play = Play.ofReadyServer(THEN_KIT);
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");
        play.says("{\"type\":\"end\",\"id\":\"a\"}");

        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void comesOnceOnlyAfterTheKitWentOn() {
        Play play = Play.ofReadyServer(THEN_KIT);
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");
        play.says("{\"type\":\"data\",\"id\":\"a\",\"payload\":{}}");

        assertThat(play.divergence().found()).startsWith("{\"type\":\"data\"");
    }
}
