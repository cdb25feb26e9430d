package io.graphqltck.core.rules;

import static io.graphqltck.core.rules.LegacySession.C_INIT;
import static io.graphqltck.core.rules.LegacySession.C_START;
import static io.graphqltck.core.rules.LegacySession.C_STOP;
import static io.graphqltck.core.rules.LegacySession.C_TERMINATE;
import static io.graphqltck.core.rules.LegacySession.S_ACK;
import static io.graphqltck.core.rules.LegacySession.S_COMPLETE;
import static io.graphqltck.core.rules.LegacySession.S_DATA;
import static io.graphqltck.core.rules.LegacySession.S_ERROR;
import static io.graphqltck.core.rules.LegacySession.brokenByClient;
import static io.graphqltck.core.rules.LegacySession.brokenByServer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws that bind a client: a session that keeps each, and one that breaks it. */
class LegacyGraphqlWsClientRulesTests {

    @Test
    void ordinarySessionsBreakNothing() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_START, S_DATA, C_STOP, S_COMPLETE, C_START, C_STOP, C_TERMINATE))
                .isEmpty();
        assertThat(brokenByClient(C_INIT, C_START, S_ACK, S_DATA, S_COMPLETE, C_START, S_ERROR, C_START))
                .isEmpty();
    }

    @Test
    void theKitsOwnMessagesAreNotJudged() {
        assertThat(brokenByServer(C_STOP, C_START, C_START, C_INIT, C_INIT, "c no JSON", "binary c x"))
                .isEmpty();
    }

    @Test
    void beginsWithInit() {
        assertThat(brokenByClient(C_START, C_INIT)).containsExactly("LGWS-C-02@0");
        assertThat(brokenByClient(C_INIT, S_ACK, C_START.replace("c {", "c2 {")))
                .as("on each connection")
                .containsExactly("LGWS-C-02@2");
    }

    @Test
    void initialisesOnce() {
        assertThat(brokenByClient(C_INIT, C_INIT)).containsExactly("LGWS-C-32@1");
    }

    @Test
    void usesNoActiveId() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_START, C_START)).containsExactly("LGWS-C-07@3");
    }

    @Test
    void stopsWhatItHasStartedAndWhatRuns() {
        assertThat(brokenByClient(C_INIT, S_ACK, C_STOP)).containsExactly("LGWS-C-21@2");
        assertThat(brokenByClient(C_INIT, S_ACK, C_START, C_STOP, C_STOP)).containsExactly("LGWS-C-22@4");
        assertThat(brokenByClient(C_INIT, S_ACK, C_START, S_COMPLETE, C_STOP)).containsExactly("LGWS-C-22@4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    LGWS-B-01 | {"id":"a"}
                    LGWS-C-31 | {"type":"subscribe","id":"a","payload":{"query":"{ x }"}}
                    LGWS-C-31 | {"type":"connection_error"}
                    LGWS-C-30 | [1]
                    LGWS-C-30 | no JSON
                    LGWS-C-03 | {"type":"connection_init","payload":"x"}
                    LGWS-C-06 | {"type":"start","id":1,"payload":{"query":"{ x }"}}
                    LGWS-C-06 | {"type":"start","id":"a","payload":{}}
                    LGWS-C-06 | {"type":"start","id":"a","payload":{"query":"{ x }","variables":"x"}}
                    LGWS-C-21 | {"type":"stop"}
                    """)
    void saysWhatTheDocumentKnows(String requirement, String message) {
        assertThat(brokenByClient(C_INIT, S_ACK, "c " + message)).containsExactly(requirement + "@2");
    }

    @Test
    void saysItAsText() {
        assertThat(brokenByClient("binary " + C_INIT)).containsExactly("LGWS-C-30@0");
    }
}
