package io.graphqltck.core.play.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection may stay open long after its play, and must not hold what was said on it. */
class LineTests {

    private final Moment moment = new Moment(0, Duration.ZERO, new Happening.Note("said"));
    private final Line line = new Line(1, new Transcript(() -> 0), true);

    @Test
    void keepsWhatNoStepHasTaken() {
        line.heard(moment);
        line.await(moment);

        assertThat(line.pending()).containsExactly(moment);
        assertThat(line.last()).isEqualTo(moment);
    }

    @Test
    void keepsNothingOnceItsPlayIsOver() {
        line.heard(moment);
        line.await(moment);

        line.forget();
        line.heard(moment);
        line.await(moment);

        assertThat(line.pending()).isEmpty();
        assertThat(line.last()).isNull();
    }
}
