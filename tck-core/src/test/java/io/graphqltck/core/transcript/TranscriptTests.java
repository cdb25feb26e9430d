package io.graphqltck.core.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A transcript keeps all of an ordinary play, and so much of a hostile one as fits. */
class TranscriptTests {

    private long now;
    private final Transcript transcript = new Transcript(() -> now);

    @Test
    void countsTimeFromItsBeginning() {
        now += 5_000_000;

        assertThat(transcript.add(new Happening.Note("here")).at()).isEqualTo(Duration.ofMillis(5));
        assertThat(transcript.length()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void keepsTheJsonOfMessagesThatAreOne() {
        assertThat(json(text("{}", false))).isEqualTo(Json.object());
        assertThat(json(text("{", false))).isNull();
        assertThat(json(text("{}", true))).isEqualTo(Json.object());
    }

    @Test
    void keepsTheFirstOctetsOnlyOnceItsBudgetIsUsedUp() {
        byte[] large = new byte[8 << 20];
        long kept = 0;
        for (int i = 0; i < 600; i++) {
            Moment moment = transcript.onWire(
                    1, Direction.RECEIVED, new WireEvent.Message(true, large, large.length, 1, false));
            kept += ((WireEvent.Message) ((Happening.OnWire) moment.what()).event()).octets().length;
        }

        assertThat(kept).isEqualTo(Transcript.BUDGET + 594L * Transcript.ALWAYS_KEPT);
    }

    @Test
    void chargesSmallMessagesToo() {
        String small = "x".repeat(Transcript.ALWAYS_KEPT);
        for (int i = 0; i < 1000; i++) {
            transcript.onWire(1, Direction.RECEIVED, text(small, false));
        }

        assertThat(transcript.weight()).isGreaterThan(1000L * Transcript.ALWAYS_KEPT);
        transcript.release();
    }

    @Test
    void keepsSoManyMomentsOnly() {
        for (int i = 0; i < 60_000; i++) {
            transcript.add(new Happening.Note("again"));
        }

        assertThat(transcript.moments()).hasSize(50_000);
    }

    private static WireEvent.Message text(String text, boolean binary) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new WireEvent.Message(binary, octets, octets.length, 1, false);
    }

    private @org.jspecify.annotations.Nullable Json json(WireEvent.Message message) {
        return ((Happening.OnWire)
                        transcript.onWire(1, Direction.RECEIVED, message).what())
                .json();
    }

    /** Two octets of a message are a value, which takes a hundred in memory. */
    @Test
    void keepsFewTreesOnceItIsJudged() {
        Transcript transcript = new Transcript(() -> 0);
        String numbers = "[" + "7,".repeat(50) + "7]";
        for (int i = 0; i < 3000; i++) {
            transcript.onWire(1, Direction.RECEIVED, text(numbers, false));
        }

        transcript.settle(10);

        assertThat(transcript.moments()).hasSize(Transcript.SOME_MOMENTS);
        assertThat(transcript.moments().stream()
                        .mapToLong(moment -> Settled.weight(moment.what()))
                        .sum())
                .isLessThan(2L * Transcript.LIGHT);
        assertThat(whole(transcript.moments().get(0))).isTrue();
        assertThat(whole(transcript.moments().get(499))).isFalse();
    }

    /** The finding may be about the last of thousands of small messages, in hundreds of scenarios at once. */
    @Test
    void keepsLittleOfWhatCameBetweenTheFirstAndTheLastMoments() {
        Transcript transcript = new Transcript(() -> 0);
        for (int i = 0; i < 3000; i++) {
            transcript.onWire(1, Direction.RECEIVED, text("{\"type\":\"ping\",\"id\":\"1\"}", false));
        }
        long before = transcript.weight();

        transcript.settle(3000);

        assertThat(transcript.moments()).hasSize(3000);
        assertThat(transcript.weight())
                .isLessThan(before / 2)
                .isEqualTo(transcript.moments().stream()
                        .mapToLong(moment -> Settled.weight(moment.what()))
                        .sum());
        assertThat(whole(transcript.moments().get(0))).isTrue();
        assertThat(whole(transcript.moments().get(1500))).isFalse();
        assertThat(whole(transcript.moments().get(2999))).isTrue();
    }

    @Test
    void takesNoMemoryForWhatComesLate() {
        Transcript transcript = new Transcript(() -> 0);
        transcript.onWire(1, Direction.RECEIVED, text("{}", false));
        transcript.settle(1);
        long settled = transcript.weight();
        for (int i = 0; i < 100; i++) {
            transcript.onWire(1, Direction.RECEIVED, text("[" + "7,".repeat(5000) + "7]", false));
        }

        assertThat(transcript.weight()).isEqualTo(settled);
    }

    private static boolean whole(Moment moment) {
        Happening.OnWire onWire = (Happening.OnWire) moment.what();
        WireEvent.Message message = (WireEvent.Message) onWire.event();
        boolean whole = message.octets().length == message.length();
        assertThat(onWire.json() != null).isEqualTo(whole); // or it would look like a text that is not JSON
        return whole;
    }

    /** Many results are kept at the same time, and each may hold what its subject reported of megabytes. */
    @Test
    void keepsOnlyTheBeginningOfWhatWasToldOnceItIsJudged() {
        Transcript transcript = new Transcript(() -> 0);
        Json large = Json.with(Json.object(), "data", Json.of("x".repeat(2_000_000)));
        for (int i = 0; i < 3; i++) {
            transcript.add(new Happening.ApplicationTold(new ApplicationEvent.Next("op", large)));
            transcript.add(new Happening.ApplicationTold(
                    new ApplicationEvent.Failed("op", "y".repeat(1_000_000), Json.of("z".repeat(1_000_000)))));
        }
        transcript.add(new Happening.ApplicationTold(new ApplicationEvent.Completed("op")));

        transcript.settle(7);

        assertThat(transcript.moments()).hasSize(7);
        assertThat(transcript.moments())
                .allSatisfy(moment -> assertThat(Settled.octets(moment.what())).isLessThan(45_000));
        assertThat(transcript.moments().get(6).what())
                .isEqualTo(new Happening.ApplicationTold(new ApplicationEvent.Completed("op")));
    }
}
