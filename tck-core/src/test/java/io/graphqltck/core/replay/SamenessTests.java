package io.graphqltck.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mask may stand for anything, and nothing else for anything but itself. */
class SamenessTests {

    private final Sameness sameness = new Sameness("***");

    private static Happening said(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return on(new WireEvent.Message(false, octets, octets.length, 1, false));
    }

    private static Happening begun(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return on(new WireEvent.Message(false, octets, octets.length + 1L, 1, false));
    }

    private static Happening asked(String name, String value) {
        return on(new WireEvent.Requested(new HttpHead("GET /graphql HTTP/1.1", List.of(Map.entry(name, value)))));
    }

    private static Happening on(WireEvent event) {
        return new Transcript(() -> 0).onWire(1, Direction.SENT, event).what();
    }

    @Test
    void whatIsMaskedMayBeAnything() {
        assertThat(sameness.same(said("{\"a\":\"***\",\"b\":1}"), said("{\"b\":1,\"a\":\"secret\"}")))
                .isTrue();
        assertThat(sameness.same(said("{\"a\":\"***\"}"), said("{\"a\":{\"b\":1}}")))
                .isTrue();
        assertThat(sameness.same(said("{\"a\":\"Bearer ***!\"}"), said("{\"a\":\"Bearer x!\"}")))
                .isTrue();
        assertThat(sameness.same(said("no json *** at all"), said("no json 5 at all")))
                .isTrue();
    }

    @Test
    void whatIsNotMaskedMayNot() {
        assertThat(sameness.same(said("{\"a\":\"***\",\"b\":1}"), said("{\"b\":2,\"a\":\"secret\"}")))
                .isFalse();
        assertThat(sameness.same(said("{\"a\":\"Bearer ***!\"}"), said("{\"a\":\"Basic x!\"}")))
                .isFalse();
        assertThat(sameness.same(said("{\"a\":\"***!\"}"), said("{\"a\":\"x?\"}")))
                .isFalse();
        assertThat(sameness.same(said("{\"a\":\"***\"}"), said("{\"a\":\"x\",\"b\":1}")))
                .isFalse();
        assertThat(sameness.same(said("[1,2]"), said("[1]"))).isFalse();
    }

    @Test
    void ofWhatWasNotKeptWholeTheBeginningCounts() {
        assertThat(sameness.same(begun("{\"a\":\"***\",\"b"), said("{\"a\":\"x\",\"b\":1}")))
                .isTrue();
        assertThat(sameness.same(begun("{\"a\":"), said("{\"b\":1}"))).isFalse();
        assertThat(sameness.same(said("{\"a\":"), said("{\"a\":1}"))).isFalse();
    }

    @Test
    void signaturesAndTheirTimesAreMadeAnew() {
        assertThat(sameness.same(asked("Authorization", "one"), asked("authorization", "other")))
                .isTrue();
        assertThat(sameness.same(asked("X-Date", "20260101T000000Z"), asked("X-Date", "20270203T040506Z")))
                .isTrue();
        assertThat(sameness.same(asked("X-Date", "today"), asked("X-Date", "tomorrow")))
                .isFalse();
        assertThat(sameness.same(asked("A", "1"), asked("B", "1"))).isFalse();
    }

    @Test
    void otherEventsAndOtherPartiesAreNotTheSame() {
        assertThat(sameness.same(said("x"), on(new WireEvent.Ping(new byte[0]))))
                .isFalse();
        assertThat(sameness.same(new Happening.ApplicationActed("subscribes op"), new Happening.Note("subscribes op")))
                .isFalse();
        assertThat(sameness.same(on(new WireEvent.Close(1000, "")), on(new WireEvent.Close(1000, ""))))
                .isTrue();
        assertThat(sameness.same(on(new WireEvent.Close(1000, "")), on(new WireEvent.Close(1001, ""))))
                .isFalse();
    }
}
