package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.wire.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class ReactorTests {

    private static Thread threadOf(Loop loop) {
        return CompletableFuture.supplyAsync(Thread::currentThread, loop::execute)
                .join();
    }

    @Test
    void handsOutItsLoopsInTurn() {
        try (Reactor reactor = new Reactor()) {
            Loop first = reactor.next();
            Loop second = reactor.next();
            assertThat(threadOf(first)).isNotSameAs(threadOf(second));
            assertThat(threadOf(reactor.next())).isSameAs(threadOf(first));
            assertThat(threadOf(first).isDaemon()).isTrue();
        }
    }

    @Test
    void runsLaterWhatIsNotCalledOff() {
        List<String> done = new CopyOnWriteArrayList<>();
        try (Reactor reactor = new Reactor(1)) {
            Loop loop = reactor.next();
            CompletableFuture<Long> last = new CompletableFuture<>();
            long start = loop.nanoTime();
            CompletableFuture.runAsync(
                            () -> {
                                loop.schedule(Duration.ofMillis(20), () -> last.complete(loop.nanoTime()));
                                Loop.Cancellable off =
                                        loop.schedule(Duration.ofMillis(5), () -> done.add("called off"));
                                loop.schedule(Duration.ofMillis(5), () -> done.add("run"));
                                off.cancel();
                                off.cancel();
                            },
                            loop::execute)
                    .join();
            assertThat(last.join() - start).isGreaterThanOrEqualTo(20_000_000);
        }
        assertThat(done).containsExactly("run");
    }

    @Test
    void takesNothingMoreWhenClosed() throws InterruptedException {
        Reactor reactor = new Reactor(1);
        Loop loop = reactor.next();
        Thread thread = threadOf(loop);
        reactor.close();
        thread.join();
        assertThat(thread.isAlive()).isFalse();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
