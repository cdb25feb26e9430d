package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.Session.C_COMPLETE;
import static io.graphqltck.core.rules.Session.C_INIT;
import static io.graphqltck.core.rules.Session.C_QUERY;
import static io.graphqltck.core.rules.Session.C_SUBSCRIBE;
import static io.graphqltck.core.rules.Session.S_ACK;
import static io.graphqltck.core.rules.Session.S_COMPLETE;
import static io.graphqltck.core.rules.Session.S_ERROR;
import static io.graphqltck.core.rules.Session.S_NEXT;
import static io.graphqltck.core.rules.Session.brokenByClient;
import static io.graphqltck.core.rules.Session.brokenByServer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws that bind a server: a session that keeps each, and one that breaks it. */
class GraphqlTransportWsServerRulesTests {

    @Test
    void ordinarySessionsBreakNothing() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_NEXT, S_NEXT, S_COMPLETE, C_SUBSCRIBE, S_ERROR))
                .isEmpty();
    }

    @Test
    void theKitsOwnMessagesAreNotJudged() {
        assertThat(brokenByClient(S_ACK, S_NEXT, C_INIT, S_COMPLETE, "s no JSON", "binary s x"))
                .isEmpty();
    }

    @Test
    void acknowledgesOnlyAfterInit() {
        assertThat(brokenByServer(S_ACK, C_INIT)).containsExactly("GTWS-S-23@0");
    }

    @Test
    void acknowledgesOnce() {
        assertThat(brokenByServer(C_INIT, S_ACK, S_ACK)).containsExactly("GTWS-S-23@2");
    }

    @Test
    void mayAcknowledgeASecondInit() {
        assertThat(brokenByServer(C_INIT, C_INIT, S_ACK, S_ACK)).isEmpty();
    }

    @Test
    void saysNothingOfOperationsBeforeTheAck() {
        assertThat(brokenByServer(C_INIT, C_SUBSCRIBE, S_NEXT, S_ACK)).containsExactly("GTWS-S-22@2");
        assertThat(brokenByServer(C_INIT, "s {\"type\":\"ping\"}", "s {\"type\":\"pong\"}", S_ACK))
                .isEmpty();
    }

    @Test
    void usesIdsThatTheClientHasStarted() {
        assertThat(brokenByServer(C_INIT, S_ACK, S_NEXT, S_ERROR, S_COMPLETE))
                .containsExactly("GTWS-S-30@2", "GTWS-S-30@3", "GTWS-S-30@4");
    }

    @Test
    void keepsConnectionsApart() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_NEXT.replace("s {", "s2 {")))
                .containsExactly("GTWS-S-22@3", "GTWS-S-30@3");
    }

    @Test
    void isSilentAfterAnError() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_ERROR, S_COMPLETE))
                .containsExactly("GTWS-S-43@4");
    }

    @Test
    void isSilentAfterItsComplete() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_COMPLETE, S_NEXT))
                .containsExactly("GTWS-S-44@4");
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_COMPLETE, S_COMPLETE))
                .containsExactly("GTWS-S-44@4");
    }

    @Test
    void mayAnswerTheClientsComplete() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, C_COMPLETE, S_NEXT, S_COMPLETE))
                .isEmpty();
    }

    @Test
    void mayAnswerTheClientsCompleteLateAlthoughTheIdIsUsedAgain() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, C_COMPLETE, C_SUBSCRIBE, S_COMPLETE, S_NEXT, S_COMPLETE))
                .isEmpty();
    }

    @Test
    void answersAQueryOnce() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_QUERY, S_NEXT, S_NEXT)).containsExactly("GTWS-S-29@4");
        assertThat(brokenByServer(C_INIT, S_ACK, C_QUERY.replace("{ x }", "{ x @defer }"), S_NEXT, S_NEXT, S_COMPLETE))
                .isEmpty();
    }

    @Test
    void speaksInTextMessagesThatAreJson() {
        assertThat(brokenByServer("binary s {\"type\":\"ping\"}")).containsExactly("GTWS-B-20@0");
        assertThat(brokenByServer("s {type: ping}")).containsExactly("GTWS-S-64@0");
        assertThat(brokenByServer("s []")).containsExactly("GTWS-S-64@0");
        assertThat(brokenByServer("s {\"type\":5}")).containsExactly("GTWS-S-64@0");
    }

    /** What a server says in another protocol that it was offered is that one's matter. */
    @Test
    void isJudgedInThisProtocolAlone() {
        String ka = "s {\"type\":\"ka\"}";
        assertThat(brokenByServer("upgrade graphql-ws", C_INIT, S_ACK, ka)).isEmpty();
        assertThat(brokenByServer("upgrade graphql-transport-ws", C_INIT, S_ACK, ka))
                .containsExactly("GTWS-S-66@3");
    }

    /** A server that reads on only after a query: the second use of the id begins when the first is over. */
    @Test
    void endsOneUseOfAnIdAfterTheOther() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_QUERY, C_QUERY, S_NEXT, S_COMPLETE, S_NEXT, S_COMPLETE))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, C_QUERY, C_QUERY, S_NEXT, S_COMPLETE, S_NEXT, S_COMPLETE, S_NEXT))
                .containsExactly("GTWS-S-44@8");
    }

    @Test
    void saysWhatServersSay() {
        assertThat(brokenByServer("s {\"type\":\"ka\"}")).containsExactly("GTWS-S-66@0");
        assertThat(brokenByServer("s" + C_SUBSCRIBE.substring(1))).containsExactly("GTWS-S-66@0");
    }

    @Test
    void saysItInTheRightForm() {
        assertThat(brokenByServer("s {\"type\":\"connection_ack\",\"payload\":[]}"))
                .containsExactly("GTWS-S-08@0");
        assertThat(brokenByServer("s {\"type\":\"next\",\"id\":\"a\",\"payload\":{}}"))
                .containsExactly("GTWS-S-32@0");
        assertThat(brokenByServer("s {\"type\":\"next\",\"id\":1,\"payload\":{\"data\":{}}}"))
                .containsExactly("GTWS-S-30@0");
        assertThat(brokenByServer("s {\"type\":\"error\",\"id\":\"a\",\"payload\":{\"message\":\"m\"}}"))
                .containsExactly("GTWS-S-42@0");
        assertThat(brokenByServer("s {\"type\":\"error\",\"payload\":[{\"message\":\"m\"}]}"))
                .containsExactly("GTWS-S-30@0");
        assertThat(brokenByServer("s {\"type\":\"pong\",\"payload\":1}")).containsExactly("GTWS-B-09@0");
        assertThat(brokenByServer("s {\"type\":\"complete\"}")).containsExactly("GTWS-B-02@0");
    }

    @Test
    void blamesALateCompleteForTheErrorBeforeIt() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_ERROR, C_SUBSCRIBE, S_COMPLETE, S_NEXT, S_COMPLETE))
                .containsExactly("GTWS-S-43@5");
    }

    @Test
    void mayCompleteAnEmptyStreamWhoseIdHadFailedBefore() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, S_ERROR, C_SUBSCRIBE, S_COMPLETE))
                .isEmpty();
    }

    @Test
    void isExcusedForAnswersToIdsThatAreNone() {
        String withoutId = "c {\"type\":\"subscribe\",\"payload\":{\"query\":\"{ x }\"}}";
        assertThat(brokenByServer(C_INIT, S_ACK, withoutId, "s {\"type\":\"next\",\"payload\":{\"data\":{}}}"))
                .isEmpty();
        String emptyId = "c {\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ x }\"}}";
        assertThat(brokenByServer(C_INIT, S_ACK, emptyId, "s {\"type\":\"complete\"}"))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, C_SUBSCRIBE, "s {\"type\":\"complete\"}"))
                .containsExactly("GTWS-B-02@3");
    }

    @Test
    void isExcusedForThePongThatRepeatsAMalformedPing() {
        String pong = "s {\"type\":\"pong\",\"payload\":[1]}";
        assertThat(brokenByServer(C_INIT, S_ACK, "c {\"type\":\"ping\",\"payload\":[1]}", pong))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, "c {\"type\":\"ping\"}", pong)).containsExactly("GTWS-B-09@3");
    }
}
