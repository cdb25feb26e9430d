package io.graphqltck.core.play.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.play.FakeLoop;
import io.graphqltck.core.play.FakeWire;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.wire.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in pieces goes out in the same octets, and apart in time. */
class PacedWriteTests {

    private final FakeLoop loop = new FakeLoop();
    private final FakeWire wire = new FakeWire(loop);
    private boolean written;

    @Test
    void goesOutAtOnceWhereNothingDividesIt() {
        write(Segmentation.AS_WRITTEN, 0, "ab", "cd");

        assertThat(wire.done).containsExactly("ab + cd + end");
        assertThat(written).isTrue();
    }

    @Test
    void isCutInTwo() {
        write(Segmentation.behind(3), 0, "ab", "cd");

        assertThat(wire.done).containsExactly("ab + c");
        assertThat(written).isFalse();
        loop.elapse(Duration.ofMillis(20));
        assertThat(wire.done).containsExactly("ab + c", "d + end");
        assertThat(written).isTrue();
    }

    @Test
    void countsWhatWasSentBefore() {
        write(Segmentation.behind(11), 10, "ab");
        loop.elapse(Duration.ofMillis(20));

        assertThat(wire.done).containsExactly("a", "b + end");
    }

    @Test
    void isNotCutByAPlaceOfAnotherWrite() {
        write(Segmentation.behind(30), 10, "ab");

        assertThat(wire.done).containsExactly("ab + end");
    }

    @Test
    void drips() {
        write(Segmentation.EVERY_OCTET, 0, "abc");
        loop.elapse(Duration.ofMillis(10));

        assertThat(wire.done).containsExactly("a", "b", "c", "end");
    }

    @Test
    void makesOneChunkOfSeveral() {
        PacedWrite write = of("ab", "cd");
        write.merge();
        write.begin(Modifiers.NONE, Segmentation.AS_WRITTEN, 0, List.of(), () -> {});

        assertThat(wire.done).containsExactly("abcd + end");
    }

    @Test
    void repeatsInSlices() {
        new PacedWrite(wire, loop)
                .repeat("x".repeat(1 << 17).getBytes(StandardCharsets.UTF_8), 5, () -> written = true);

        assertThat(wire.done).hasSize(3);
        assertThat(String.join("", wire.done)).hasSize(5 << 17);
        assertThat(written).isTrue();
    }

    @Test
    void endsWhereTheOtherSideHasLeft() {
        write(Segmentation.behind(1), 0, "ab");
        wire.drop(io.graphqltck.core.wire.Wire.Drop.RESET);
        loop.elapse(Duration.ofMillis(20));

        assertThat(wire.done).containsExactly("a", "drop RESET");
        assertThat(written).isTrue();
    }

    private void write(Segmentation segmentation, long before, String... bodies) {
        of(bodies).begin(Modifiers.NONE, segmentation, before, List.of(), () -> written = true);
    }

    private PacedWrite of(String... bodies) {
        PacedWrite write = new PacedWrite(wire, loop);
        for (String body : bodies) {
            write.add(List.of(new Outgoing.Body(body.getBytes(StandardCharsets.UTF_8))));
        }
        write.add(List.of(new Outgoing.EndOfBody()));
        return write;
    }
}
