package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.LegacySession.C_INIT;
import static io.graphqltck.core.rules.LegacySession.C_QUERY;
import static io.graphqltck.core.rules.LegacySession.C_START;
import static io.graphqltck.core.rules.LegacySession.C_STOP;
import static io.graphqltck.core.rules.LegacySession.C_UNKNOWN;
import static io.graphqltck.core.rules.LegacySession.S_ACK;
import static io.graphqltck.core.rules.LegacySession.S_COMPLETE;
import static io.graphqltck.core.rules.LegacySession.S_DATA;
import static io.graphqltck.core.rules.LegacySession.S_ERROR;
import static io.graphqltck.core.rules.LegacySession.S_KA;
import static io.graphqltck.core.rules.LegacySession.S_REJECT;
import static io.graphqltck.core.rules.LegacySession.brokenByClient;
import static io.graphqltck.core.rules.LegacySession.brokenByServer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws that bind a server: a session that keeps each, and one that breaks it. */
class LegacyGraphqlWsServerRulesTests {

    @Test
    void ordinarySessionsBreakNothing() {
        assertThat(brokenByServer(
                        C_INIT, S_ACK, S_KA, C_START, S_DATA, S_KA, S_DATA, S_COMPLETE, C_START, S_ERROR, S_COMPLETE))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, C_START, S_ACK, S_DATA, C_STOP, S_DATA, S_COMPLETE))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_REJECT)).isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, C_INIT, S_ACK)).isEmpty();
    }

    @Test
    void theKitsOwnMessagesAreNotJudged() {
        assertThat(brokenByClient(S_KA, S_ACK, S_DATA, C_INIT, S_COMPLETE, "s no JSON", "binary s x"))
                .isEmpty();
    }

    @Test
    void acknowledgesOnlyWhatWasAskedFor() {
        assertThat(brokenByServer(S_ACK, C_INIT)).containsExactly("LGWS-S-04@0");
        assertThat(brokenByServer(C_INIT, S_ACK, S_ACK)).containsExactly("LGWS-S-04@2");
    }

    @Test
    void rejectsOrAcknowledges() {
        assertThat(brokenByServer(C_INIT, S_REJECT, S_ACK)).containsExactly("LGWS-S-04@2");
        assertThat(brokenByServer(C_INIT, C_UNKNOWN, S_REJECT, S_ACK))
                .as("the connection_error may be about the unknown message")
                .isEmpty();
    }

    @Test
    void executesNothingForARejectedConnection() {
        assertThat(brokenByServer(C_INIT, C_START, S_REJECT, S_DATA)).containsExactly("LGWS-S-13@3");
    }

    @Test
    void holdsAStartUntilTheAck() {
        assertThat(brokenByServer(C_INIT, C_START, S_DATA, S_ACK)).containsExactly("LGWS-S-14@2");
        assertThat(brokenByServer(C_START, S_DATA)).as("without any init").isEmpty();
    }

    @Test
    void keepsAliveOnlyAfterTheAck() {
        assertThat(brokenByServer(C_INIT, S_KA, S_ACK)).containsExactly("LGWS-S-08@1");
    }

    @Test
    void isSilentAfterItsComplete() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, S_COMPLETE, S_DATA)).containsExactly("LGWS-S-27@4");
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, S_COMPLETE, S_COMPLETE))
                .containsExactly("LGWS-S-57@4");
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, S_ERROR, S_ERROR)).containsExactly("LGWS-S-57@4");
    }

    @Test
    void givesAQueryOneResult() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_QUERY, S_DATA, S_DATA)).containsExactly("LGWS-S-59@4");
    }

    @Test
    void isExcusedWhereAnIdIsUsedAgain() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, C_STOP, C_START, S_COMPLETE, S_DATA, S_COMPLETE))
                .as("the late answer to the stop")
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, C_START, S_COMPLETE, S_DATA))
                .as("the document says nothing about an active id")
                .isEmpty();
    }

    @Test
    void usesIdsThatTheClientHasNamed() {
        assertThat(brokenByServer(C_INIT, S_ACK, S_DATA, S_ERROR, S_COMPLETE))
                .containsExactly("LGWS-S-54@2", "LGWS-S-54@3", "LGWS-S-54@4");
        assertThat(brokenByServer(C_INIT, S_ACK, "c {\"type\":\"wat\",\"id\":\"a\"}", S_ERROR))
                .isEmpty();
        assertThat(brokenByServer(C_INIT, S_ACK, "binary " + C_QUERY, S_DATA)).isEmpty();
    }

    @Test
    void keepsConnectionsApart() {
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, S_DATA.replace("s {", "s2 {")))
                .containsExactly("LGWS-S-54@3");
    }

    @Test
    void namesTheOperationOfAnError() {
        String error = "s {\"type\":\"error\",\"payload\":{\"message\":\"m\"}}";
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, error)).containsExactly("LGWS-S-38@3");
        assertThat(brokenByServer(C_INIT, S_ACK, C_UNKNOWN, error)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    LGWS-B-01 | {"id":"a"}
                    LGWS-S-49 | {"type":"next","id":"a","payload":{"data":{}}}
                    LGWS-S-49 | {"type":"pong"}
                    LGWS-S-51 | [1]
                    LGWS-S-51 | no JSON
                    LGWS-S-06 | {"type":"connection_ack","payload":"x"}
                    LGWS-S-11 | {"type":"connection_error","payload":"x"}
                    LGWS-S-09 | {"type":"ka","payload":{}}
                    LGWS-S-23 | {"type":"data","id":"a"}
                    LGWS-S-23 | {"type":"data","id":"a","payload":{}}
                    LGWS-S-23 | {"type":"data","id":"a","payload":{"errors":{}}}
                    LGWS-S-23 | {"type":"data","id":1,"payload":{"data":{}}}
                    LGWS-S-54 | {"type":"complete"}
                    LGWS-S-37 | {"type":"error","id":"a","payload":[{"message":"m"}]}
                    LGWS-S-56 | {"type":"error","id":"a","payload":"m"}
                    LGWS-S-56 | {"type":"error","id":"a"}
                    """)
    void saysWhatTheDocumentKnows(String requirement, String message) {
        assertThat(brokenByServer(C_INIT, S_ACK, C_START, "s " + message)).containsExactly(requirement + "@3");
    }

    @Test
    void saysItAsText() {
        assertThat(brokenByServer(C_INIT, "binary " + S_ACK)).containsExactly("LGWS-S-51@1");
    }
}
