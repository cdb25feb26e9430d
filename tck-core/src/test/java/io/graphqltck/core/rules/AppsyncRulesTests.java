package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The laws of AppSync's sessions: one that keeps each, and one that breaks it. {@code c} and {@code s} say who speaks. */
class AppsyncRulesTests {

    private static final Spoken SPOKEN = new Spoken(new AppsyncRules());

    private static final String C_INIT = "c {'type':'connection_init'}";
    private static final String S_ACK = "s {'type':'connection_ack','payload':{'connectionTimeoutMs':300000}}";
    private static final String S_KA = "s {'type':'ka'}";
    private static final String C_START = start("{\\'query\\':\\'subscription { x }\\'}");
    private static final String C_STOP = "c {'type':'stop','id':'a'}";
    private static final String S_START_ACK = "s {'type':'start_ack','id':'a'}";
    private static final String S_DATA = "s {'type':'data','id':'a','payload':{'data':{}}}";
    private static final String S_ERROR = "s {'type':'error','id':'a','payload':{'errors':[{'message':'m'}]}}";
    private static final String S_COMPLETE = "s {'type':'complete','id':'a'}";

    private static String start(String data) {
        return "c {'type':'start','id':'a','payload':{'data':'" + data + "','extensions':{'authorization':{}}}}";
    }

    @Test
    void ordinarySessionsBreakNothing() {
        for (Role subject : Role.values()) {
            assertThat(broken(
                            subject,
                            C_INIT,
                            S_ACK,
                            S_KA,
                            C_START,
                            S_START_ACK,
                            S_DATA,
                            C_STOP,
                            S_DATA,
                            S_COMPLETE,
                            C_START,
                            S_START_ACK,
                            S_ERROR,
                            C_START,
                            S_ERROR,
                            C_STOP))
                    .as(subject.word())
                    .isEmpty();
        }
    }

    @Test
    void theKitsOwnMessagesAreNotJudged() {
        assertThat(broken(Role.SERVER, "c no JSON", "binary c x", C_INIT, C_START, C_START, "c {'type':'pong'}"))
                .isEmpty();
        assertThat(broken(Role.CLIENT, "s no JSON", S_DATA, S_START_ACK, "s {'type':'start_nack'}"))
                .isEmpty();
    }

    @Test
    void whatTheKitWroteInFramesMayHaveBeenAnyMessage() {
        assertThat(broken(Role.SERVER, "frames c x", S_ACK)).isEmpty();
        assertThat(broken(Role.CLIENT, C_INIT, "frames s x", C_START)).isEmpty();
    }

    @Test
    void everyMessageIsTheTextOfOneObject() {
        assertThat(broken(Role.CLIENT, "c no JSON")).containsExactly("ASY-B-01@0");
        assertThat(broken(Role.CLIENT, "binary " + C_INIT)).containsExactly("ASY-B-01@0");
        assertThat(broken(Role.CLIENT, "c []")).containsExactly("ASY-B-01@0");
        assertThat(broken(Role.SERVER, "s {}")).containsExactly("ASY-B-01@0");
        assertThat(broken(Role.SERVER, "s {'type':'next','id':'a'}")).containsExactly("ASY-B-01@0");
    }

    @Test
    void aClientHasThreeMessages() {
        assertThat(broken(Role.CLIENT, C_INIT, S_ACK, S_KA, "c {'type':'pong'}"))
                .containsExactly("ASY-C-25@3");
        assertThat(broken(Role.CLIENT, C_INIT, S_ACK, "c {'type':'connection_terminate'}"))
                .containsExactly("ASY-C-59@2");
    }

    @Test
    void aClientAwaitsTheAckThatItHasAskedFor() {
        assertThat(broken(Role.CLIENT, C_INIT, S_KA, C_START, S_ACK)).containsExactly("ASY-C-20@2");
        assertThat(broken(Role.CLIENT, C_START, S_START_ACK)).isEmpty();
    }

    @Test
    void aStartHasItsParts() {
        assertThat(broken(Role.CLIENT, "c {'type':'start','payload':{'data':'{}','extensions':{'authorization':{}}}}"))
                .containsExactly("ASY-C-29@0");
        assertThat(broken(Role.CLIENT, "c {'type':'start','id':'a'}")).containsExactly("ASY-C-27@0");
        assertThat(broken(Role.CLIENT, "c {'type':'start','id':'a','payload':{'data':'{}'}}"))
                .containsExactly("ASY-C-27@0");
        assertThat(broken(
                        Role.CLIENT,
                        "c {'type':'start','id':'a','payload':{'data':{},'extensions':{'authorization':{}}}}"))
                .containsExactly("ASY-C-28@0");
        assertThat(broken(Role.CLIENT, "c {'type':'stop'}")).containsExactly("ASY-C-42@0");
    }

    @Test
    void theDataStringHoldsAQuery() {
        assertThat(broken(Role.CLIENT, start("subscription { x }"))).containsExactly("ASY-C-28@0");
        assertThat(broken(Role.CLIENT, start("{}"))).containsExactly("ASY-C-28@0");
        assertThat(broken(Role.CLIENT, start("[]"))).containsExactly("ASY-C-28@0");
        String deep = "[".repeat(201) + "]".repeat(201);
        assertThatThrownBy(() -> broken(Role.CLIENT, start(deep)))
                .isInstanceOf(KitLimitException.class)
                .hasMessageStartingWith("the data string of a start message cannot be read");
    }

    @Test
    void onlySubscriptionsGoOverTheConnection() {
        assertThat(broken(Role.CLIENT, start("{\\'query\\':\\'{ x }\\'}"))).containsExactly("ASY-C-51@0");
        assertThat(broken(Role.CLIENT, start("{\\'query\\':\\'mutation { x }\\'}")))
                .containsExactly("ASY-C-51@0");
        assertThat(broken(Role.CLIENT, start("{\\'query\\':\\'query A { x } subscription B { x }\\'}")))
                .isEmpty();
    }

    @Test
    void noTwoLiveSubscriptionsHaveOneId() {
        assertThat(broken(Role.CLIENT, C_START, C_START)).containsExactly("ASY-C-29@1");
        assertThat(broken(Role.CLIENT, C_START, C_START.replace("c {", "c2 {"))).isEmpty();
        assertThat(broken(Role.CLIENT, C_START, C_STOP, C_START)).isEmpty();
        assertThat(broken(Role.CLIENT, C_START, S_ERROR, C_START)).isEmpty();
        assertThat(broken(Role.CLIENT, C_START, S_COMPLETE, C_START)).isEmpty();
        String without = "s {'type':'error','payload':{'errors':[{'message':'x'}]}}";
        assertThat(broken(Role.CLIENT, C_START, without, C_START)).isEmpty();
        assertThat(broken(Role.CLIENT, C_START, S_START_ACK, without, C_START)).containsExactly("ASY-C-29@3");
    }

    @Test
    void aServersMessagesHaveTheirParts() {
        assertThat(broken(Role.SERVER, "s {'type':'connection_ack','payload':1}"))
                .containsExactly("ASY-S-20@0");
        assertThat(broken(Role.SERVER, "s {'type':'start_ack'}")).containsExactly("ASY-S-24@0");
        assertThat(broken(Role.SERVER, "s {'type':'data','id':'a'}")).containsExactly("ASY-S-34@0");
        assertThat(broken(Role.SERVER, "s {'type':'error','payload':{}}")).containsExactly("ASY-S-29@0");
        assertThat(broken(Role.SERVER, "s {'type':'complete'}")).containsExactly("ASY-S-37@0");
        assertThat(broken(
                        Role.SERVER,
                        "s {'type':'error','id':'','payload':{'errors':{'errorType':'LimitExceededError'}}}"))
                .isEmpty();
    }

    @Test
    void aStartIsAcknowledgedOnce() {
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, S_START_ACK)).containsExactly("ASY-S-24@2");
        assertThat(broken(Role.SERVER, S_START_ACK)).containsExactly("ASY-S-24@0");
        assertThat(broken(Role.SERVER, C_STOP, S_START_ACK)).containsExactly("ASY-S-24@1");
    }

    @Test
    void theConnectionIsAcknowledgedOnce() {
        assertThat(broken(Role.SERVER, C_INIT, S_ACK, S_ACK)).containsExactly("ASY-S-20@2");
        assertThat(broken(Role.SERVER, C_INIT, C_INIT, S_ACK, S_ACK)).isEmpty();
    }

    @Test
    void theAcknowledgementComesBeforeData() {
        assertThat(broken(Role.SERVER, C_START, S_DATA, S_START_ACK)).containsExactly("ASY-S-25@1");
    }

    @Test
    void dataBelongsToALiveSubscription() {
        assertThat(broken(Role.SERVER, S_DATA)).containsExactly("ASY-S-34@0");
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, C_STOP, S_COMPLETE, S_DATA))
                .containsExactly("ASY-S-35@4");
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, S_ERROR, S_DATA)).containsExactly("ASY-S-35@3");
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, S_DATA.replace("s {", "s2 {")))
                .containsExactly("ASY-S-34@2");
    }

    @Test
    void aSecondStartIsRefusedAndTheFirstLivesOn() {
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, C_START, S_ERROR, S_DATA))
                .isEmpty();
    }

    @Test
    void onlyWhatWasStartedOrStoppedIsCompleted() {
        assertThat(broken(Role.SERVER, S_COMPLETE)).containsExactly("ASY-S-37@0");
        assertThat(broken(Role.SERVER, C_STOP, S_COMPLETE)).isEmpty();
    }

    @Test
    void aStopIsAnsweredOnce() {
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, C_STOP, S_COMPLETE, S_COMPLETE))
                .containsExactly("ASY-S-37@4");
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, C_STOP, C_STOP, S_COMPLETE, S_COMPLETE))
                .isEmpty();
    }

    @Test
    void everyConnectionHasASignatureOfItsOwn() {
        assertThat(signed(0, "a", 5, "b")).isEmpty();
        assertThat(signed(0, "a", 1, "a")).isEmpty();
        assertThat(signed(0, "a", 5, "a")).containsExactly("ASY-C-49@1", "ASY-C-49@1", "ASY-C-49@1");
    }

    @Test
    void theLateAnswerToAStopEndsNoLaterUseOfTheId() {
        assertThat(broken(Role.SERVER, C_START, S_START_ACK, C_STOP, C_START, S_COMPLETE, S_START_ACK, S_DATA))
                .isEmpty();
    }

    /** Upgrade requests at these seconds, each with a signature of this letter: in the query, as a subprotocol, as a field. */
    private static List<String> signed(long second, String letter, long later, String laterLetter) {
        List<String> broken = new ArrayList<>();
        for (int form = 0; form < 3; form++) {
            AtomicLong now = new AtomicLong();
            Transcript transcript = new Transcript(now::get);
            now.set(Duration.ofSeconds(second).toNanos());
            transcript.onWire(1, Direction.RECEIVED, new WireEvent.Requested(upgrade(form, letter)));
            now.set(Duration.ofSeconds(later).toNanos());
            transcript.onWire(2, Direction.RECEIVED, new WireEvent.Requested(upgrade(form, laterLetter)));
            new AppsyncRules()
                    .judge(SPOKEN.protocol(), Role.CLIENT, transcript)
                    .forEach(finding -> broken.add(finding.requirement() + "@" + finding.moment()));
        }
        return broken;
    }

    private static HttpHead upgrade(int form, String letter) {
        String authorization = "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=" + letter.repeat(64);
        byte[] object = ("{\"Authorization\":\"" + authorization + "\"}").getBytes(StandardCharsets.UTF_8);
        return switch (form) {
            case 0 ->
                new HttpHead(
                        "GET /graphql?header=" + Base64.getEncoder().encodeToString(object) + "&payload=e30= HTTP/1.1",
                        List.of());
            case 1 ->
                new HttpHead(
                        "GET /graphql/realtime HTTP/1.1",
                        List.of(Map.entry(
                                "Sec-WebSocket-Protocol",
                                "graphql-ws, header-"
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(object))));
            default ->
                new HttpHead("GET /graphql/realtime HTTP/1.1", List.of(Map.entry("authorization", authorization)));
        };
    }

    /** What the subject broke: requirement and number of the message; {@code '} stands for the double quote. */
    private static List<String> broken(Role subject, String... messages) {
        return SPOKEN.broken(subject, messages);
    }
}
