package io.graphqltck.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How many sources are alive for each key, and who waits for a certain number of them. */
public final class Sources {
    private record Waiter(String key, int wanted, CompletableFuture<Integer> answer) {}

    private final Map<String, Integer> alive = new HashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();

    public synchronized int alive(String key) {
        return alive.getOrDefault(key, 0);
    }

    public void opened(String key) {
        change(key, 1);
    }

    public void released(String key) {
        change(key, -1);
    }

    /** Answers with {@code wanted} as soon as that number is alive, or after the time with the number alive then. */
    public CompletionStage<Integer> await(String key, int wanted, int withinMs) {
        var waiter = new Waiter(key, wanted, new CompletableFuture<>());
        synchronized (this) {
            if (alive(key) == wanted) {
                return CompletableFuture.completedFuture(wanted);
            }
            waiters.add(waiter);
        }
        CompletableFuture.delayedExecutor(withinMs, TimeUnit.MILLISECONDS).execute(() -> giveUp(waiter));
        return waiter.answer();
    }

    private void change(String key, int by) {
        List<Waiter> satisfied = new ArrayList<>();
        synchronized (this) {
            int now = alive.merge(key, by, Integer::sum);
            for (Waiter waiter : waiters) {
                if (waiter.key().equals(key) && waiter.wanted() == now) {
                    satisfied.add(waiter);
                }
            }
            waiters.removeAll(satisfied);
        }
        // Outside of the lock: an answer runs the rest of its operation, which may take its time.
        satisfied.forEach(waiter -> waiter.answer().complete(waiter.wanted()));
    }

    private void giveUp(Waiter waiter) {
        int now;
        synchronized (this) {
            waiters.remove(waiter);
            now = alive(waiter.key());
        }
        waiter.answer().complete(now);
    }
}
