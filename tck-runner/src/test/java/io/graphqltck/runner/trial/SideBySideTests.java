package io.graphqltck.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTests {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @Test
    void runs_so_many_at_the_same_time() throws Exception {
        CyclicBarrier met = new CyclicBarrier(3); // passes only where three are there at once
        List<Recorded> works = List.of(
                new Recorded("a", false, met::await),
                new Recorded("b", false, met::await),
                new Recorded("c", false, met::await),
                new Recorded("d", false, met::await),
                new Recorded("e", false, met::await),
                new Recorded("f", false, met::await));
        SideBySide.run(works, 3);
        assertThat(log).hasSize(12);
    }

    @Test
    void runs_no_more_than_so_many_at_the_same_time() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pairs = new CyclicBarrier(2);
        Body body = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            pairs.await();
            now.decrementAndGet();
            pairs.await();
        };
        List<Recorded> works = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            works.add(new Recorded("work " + i, false, body));
        }
        SideBySide.run(works, 2);
        assertThat(most).hasValue(2);
    }

    @Test
    void prepares_all_before_any_runs() throws Exception {
        SideBySide.run(List.of(new Recorded("a", false), new Recorded("b", true), new Recorded("c", false)), 2);
        assertThat(log.subList(0, 3)).containsExactlyInAnyOrder("prepare a", "prepare b", "prepare c");
    }

    @Test
    void runs_what_is_alone_after_the_rest_and_one_at_a_time() throws Exception {
        SideBySide.run(List.of(new Recorded("a", true), new Recorded("b", false), new Recorded("c", true)), 4);
        assertThat(log.subList(3, 6)).containsExactly("run b", "run a", "run c");
    }

    @Test
    void one_at_a_time_keeps_the_order() throws Exception {
        SideBySide.run(List.of(new Recorded("a", false), new Recorded("b", false)), 1);
        assertThat(log).containsExactly("prepare a", "prepare b", "run a", "run b");
    }

    @Test
    void hands_a_bug_on() {
        Recorded broken = new Recorded("broken", false, () -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> SideBySide.run(List.of(broken, new Recorded("a", false)), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void hands_an_error_on_as_it_is() {
        Recorded broken = new Recorded("broken", false, () -> {
            throw new OutOfMemoryError("on purpose");
        });
        assertThatThrownBy(() -> SideBySide.run(List.of(broken, new Recorded("a", false)), 2))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private interface Body {
        void run() throws Exception;
    }

    private final class Recorded implements SideBySide.Work {

        private final String name;
        private final boolean alone;
        private final Body body;

        Recorded(String name, boolean alone) {
            this(name, alone, () -> {});
        }

        Recorded(String name, boolean alone, Body body) {
            this.name = name;
            this.alone = alone;
            this.body = body;
        }

        @Override
        public boolean isAlone() {
            return alone;
        }

        @Override
        public void prepare() {
            log.add("prepare " + name);
        }

        @Override
        public void run() throws InterruptedException {
            log.add("run " + name);
            try {
                body.run();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
