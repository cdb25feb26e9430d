package io.graphqltck.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.redact.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can happen is the same again when it comes back from a report. */
class MomentsTest {

    private static final HttpHead HEAD = new HttpHead(
            "GET /graphql HTTP/1.1", List.of(Map.entry("Host", "a"), Map.entry("X", ""), Map.entry("Y", "b: c")));
    private static final byte[] WRONG = {'{', (byte) 0xFF, '}'};

    static Stream<WireEvent> events() {
        return Stream.of(
                new WireEvent.Requested(HEAD),
                new WireEvent.Responded(HEAD, ""),
                new WireEvent.Responded(HEAD, "no\n\nway"),
                new WireEvent.Asked(HEAD, octets("{\"a\":1}"), 7),
                new WireEvent.Asked(HEAD, WRONG, 3),
                new WireEvent.Answered(HEAD, octets("\n\nx"), 3),
                new WireEvent.Answered(HEAD, new byte[0], 0),
                new WireEvent.Streams(HEAD, Multipart.TERMS),
                new WireEvent.KeepAlive(
                        Multipart.TERMS, List.of(Map.entry("content-type", "application/json")), octets("{}")),
                new WireEvent.Item(Multipart.TERMS, List.of(), WRONG, 3),
                new WireEvent.GoingAway("NO_ERROR"),
                new WireEvent.StreamEnded(Multipart.TERMS, true),
                new WireEvent.StreamEnded(Multipart.TERMS, false),
                new WireEvent.Message(false, octets("{\"ä\":\"𝄞\"}"), 13, 1, false),
                new WireEvent.Message(false, WRONG, 3, 3, true),
                new WireEvent.Message(true, octets("x"), 1, 1, false),
                new WireEvent.Ping(new byte[0]),
                new WireEvent.Pong(WRONG),
                new WireEvent.Close(null, ""),
                new WireEvent.Close(4400, "bad ä"),
                new WireEvent.Wrote(WRONG),
                new WireEvent.Ended(WireEvent.Ending.FIN, ""),
                new WireEvent.Ended(WireEvent.Ending.NOT_CONNECTED, "refused"),
                new WireEvent.Violation("WS-B-01", "wrong", true),
                new WireEvent.Violation("WS-B-02", "odd", false));
    }

    @ParameterizedTest
    @MethodSource("events")
    void onTheWire(WireEvent event) throws Exception {
        Transcript transcript = new Transcript(() -> 1_000_000L);
        Moment moment = transcript.onWire(3, Direction.RECEIVED, event);

        Moment back = Moments.of(Entries.of(moment, Redaction.none().general()));

        assertThat(back).usingRecursiveComparison().isEqualTo(moment);
    }

    static Stream<Happening> others() {
        return Stream.of(
                new Happening.Note("end of the dialogue"),
                new Happening.ApplicationActed("subscribes op"),
                told(new ApplicationEvent.Next("op", Json.object())),
                told(new ApplicationEvent.Failed("op", "no", null)),
                told(new ApplicationEvent.Failed("op", "", Json.array(List.of(Json.object())))),
                told(new ApplicationEvent.Completed("op")),
                told(new ApplicationEvent.ConnectionFailed("lost", 4400, "why")),
                told(new ApplicationEvent.ConnectionFailed("lost", null, null)),
                told(new ApplicationEvent.Closed()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void elsewhere(Happening what) throws Exception {
        Moment moment = new Moment(2, Duration.ofMillis(5), what);

        assertThat(Moments.of(Entries.of(moment, Redaction.none().general()))).isEqualTo(moment);
    }

    @Test
    void refusesWhatWasNotKeptWhole() {
        byte[] octets = octets("x".repeat(Entries.MOST_TEXT + 1));
        Moment moment = new Transcript(() -> 0)
                .onWire(1, Direction.RECEIVED, new WireEvent.Message(false, octets, octets.length, 1, false));
        Entry entry = Entries.of(moment, Redaction.none().general());

        assertThatThrownBy(() -> Moments.of(entry))
                .isInstanceOf(Moments.NotWholeException.class)
                .hasMessage("entry 0 was too long to be kept whole");
    }

    @Test
    void refusesWhatAnOlderKitDidNotTell() {
        Entry entry =
                new Entry(4, Duration.ZERO, 0, Entry.Who.APPLICATION, Entry.Kind.TOLD, "completion", null, null, false);

        assertThatThrownBy(() -> Moments.of(entry)).hasMessageContaining("entry 4 does not state what happened");
    }

    private static Happening told(ApplicationEvent event) {
        return new Happening.ApplicationTold(event);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
