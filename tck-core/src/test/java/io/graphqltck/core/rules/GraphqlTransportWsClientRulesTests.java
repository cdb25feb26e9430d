package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.Session.C_COMPLETE;
import static io.graphqltck.core.rules.Session.C_INIT;
import static io.graphqltck.core.rules.Session.C_SUBSCRIBE;
import static io.graphqltck.core.rules.Session.S_ACK;
import static io.graphqltck.core.rules.Session.S_COMPLETE;
import static io.graphqltck.core.rules.Session.S_ERROR;
import static io.graphqltck.core.rules.Session.S_NEXT;
import static io.graphqltck.core.rules.Session.brokenByClient;
import static io.graphqltck.core.rules.Session.brokenByServer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws that bind a client: a session that keeps each, and one that breaks it. */
class GraphqlTransportWsClientRulesTests {

    @Test
    void ordinarySessionsBreakNothing() {
        assertThat(brokenByClient(
                        C_INIT, S_ACK, C_SUBSCRIBE, S_NEXT, S_COMPLETE, C_SUBSCRIBE, S_ERROR, C_SUBSCRIBE, C_COMPLETE))
                .isEmpty();
    }

    @Test
    void theKitsOwnMessagesAreNotJudged() {
        assertThat(brokenByServer(C_SUBSCRIBE, C_INIT, C_INIT, C_COMPLETE, "c no JSON", "binary c x"))
                .isEmpty();
    }

    @Test
    void initialisesOnce() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_INIT)).containsExactly("GTWS-C-06@2");
    }

    @Test
    void initialisesFirst() {
        assertThat(brokenByClient(C_SUBSCRIBE)).containsExactly("GTWS-C-03@0");
    }

    @Test
    void initialisesEachConnection() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_INIT.replace("c {", "c2 {"))).isEmpty();
    }

    @Test
    void awaitsTheAck() {
        assertThat(brokenByClient(C_INIT, C_SUBSCRIBE, S_ACK)).containsExactly("GTWS-C-07@1");
    }

    @Test
    void mayPingAtAnyTime() {
        assertThat(brokenByClient("c {\"type\":\"ping\"}", C_INIT, "c {\"type\":\"pong\"}"))
                .isEmpty();
    }

    @Test
    void usesNoIdThatIsActive() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, C_SUBSCRIBE)).containsExactly("GTWS-C-17@3");
    }

    @Test
    void mayUseAnIdAgain() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, C_COMPLETE, C_SUBSCRIBE))
                .isEmpty();
    }

    @Test
    void completesOnlyWhatItHasStarted() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_COMPLETE)).containsExactly("GTWS-C-28@2");
    }

    @Test
    void completesNothingThatTheServerHasEnded() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, S_COMPLETE, C_COMPLETE))
                .containsExactly("GTWS-C-28@4");
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, S_ERROR, C_COMPLETE))
                .containsExactly("GTWS-C-28@4");
    }

    @Test
    void mayCompleteWhatTheServerHasEndedMeanwhile() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, "a unsubscribes op", S_COMPLETE, C_COMPLETE))
                .isEmpty();
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, "a closes the client", S_ERROR, C_COMPLETE))
                .isEmpty();
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, "a unsubscribes op", S_COMPLETE, C_COMPLETE, C_COMPLETE))
                .containsExactly("GTWS-C-28@6");
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, S_COMPLETE, "a unsubscribes op", C_COMPLETE))
                .containsExactly("GTWS-C-28@5");
        assertThat(brokenByClient(
                        C_INIT,
                        S_ACK,
                        C_SUBSCRIBE,
                        "a unsubscribes op",
                        C_COMPLETE,
                        C_SUBSCRIBE,
                        S_COMPLETE,
                        S_COMPLETE,
                        C_COMPLETE))
                .containsExactly("GTWS-C-28@8");
    }

    /** The complete of a client that stops within a callback may be here before the report of what it was called for. */
    @Test
    void mayCompleteWhatTheServerHasEndedBesideTheResultAtWhichItStops() {
        String within = " within the callback for the first result of op";
        assertThat(brokenByClient(
                        C_INIT, S_ACK, C_SUBSCRIBE, "a orders: unsubscribes op" + within, S_COMPLETE, C_COMPLETE))
                .isEmpty();
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, S_COMPLETE, "a unsubscribes op" + within, C_COMPLETE))
                .containsExactly("GTWS-C-28@5");
        assertThat(brokenByClient(
                        C_INIT,
                        S_ACK,
                        C_SUBSCRIBE,
                        "a orders: unsubscribes op within the callback for the end of op",
                        S_COMPLETE,
                        C_COMPLETE))
                .containsExactly("GTWS-C-28@5");
    }

    @Test
    void completesOnce() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_SUBSCRIBE, C_COMPLETE, C_COMPLETE))
                .containsExactly("GTWS-C-28@4");
    }

    @Test
    void speaksInTextMessagesThatAreJson() {
        assertThat(brokenByClient("binary c {\"type\":\"ping\"}")).containsExactly("GTWS-B-20@0");
        assertThat(brokenByClient("c ping")).containsExactly("GTWS-B-01@0");
        assertThat(brokenByClient("c {\"type\":\"start\"}")).containsExactly("GTWS-C-82@0");
    }

    @Test
    void saysItInTheRightForm() {
        assertThat(brokenByClient("c {\"type\":\"connection_init\",\"payload\":\"x\"}"))
                .containsExactly("GTWS-C-05@0");
        assertThat(brokenByClient(C_INIT, S_ACK, "c {\"type\":\"subscribe\",\"payload\":{\"query\":\"{ x }\"}}"))
                .containsExactly("GTWS-C-15@2");
        assertThat(brokenByClient(C_INIT, S_ACK, "c {\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{}}"))
                .containsExactly("GTWS-C-15@2");
        assertThat(brokenByClient(
                        C_INIT,
                        S_ACK,
                        "c {\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{\"query\":\"{ x }\",\"variables\":[]}}"))
                .containsExactly("GTWS-C-16@2");
        assertThat(brokenByClient("c {\"type\":\"complete\",\"id\":7}")).containsExactly("GTWS-B-02@0");
    }
}
