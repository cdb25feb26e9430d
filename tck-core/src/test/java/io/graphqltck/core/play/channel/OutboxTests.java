package io.graphqltck.core.play.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for something else keeps what follows it waiting, and the order. */
class OutboxTests {

    private final Outbox outbox = new Outbox();
    private final List<String> done = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();

    @Test
    void doesAtOnceWhatNothingHoldsUp() {
        outbox.add(() -> done.add("a"));

        assertThat(done).containsExactly("a");
    }

    @Test
    void keepsTheOrder() {
        outbox.add(next -> {
            done.add("a");
            later.add(next);
        });
        outbox.add(() -> done.add("b"));
        outbox.add(() -> done.add("c"));

        assertThat(done).containsExactly("a");
        later.get(0).run();
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void takesThousandsWithoutADeepStack() {
        for (int i = 0; i < 100_000; i++) {
            outbox.add(() -> done.add(""));
        }
        outbox.add(later::add);
        for (int i = 0; i < 100_000; i++) {
            outbox.add(() -> done.add(""));
        }
        later.get(0).run();

        assertThat(done).hasSize(200_000);
    }
}
