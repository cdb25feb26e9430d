package io.graphqltck.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long the same thing took, several times. */
record Rounds(int things, List<Duration> took) {

    private static final int WARM_UPS = 2;
    private static final int MEASURED = 5;

    Rounds {
        took = took.stream().sorted().toList();
    }

    /** Something that is done again and again. */
    interface Round {
        void play() throws InterruptedException;
    }

    /**
     * Does one thing and another in turn, so that whatever else the machine does meets both alike; first some times for nothing.
     *
     * @param things how many of what is counted each round holds
     */
    static List<Rounds> inTurn(int things, Round one, Round other) throws InterruptedException {
        List<Duration> ones = new ArrayList<>();
        List<Duration> others = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + MEASURED; i++) {
            Duration first = took(one);
            Duration second = took(other);
            if (i >= WARM_UPS) {
                ones.add(first);
                others.add(second);
            }
        }
        return List.of(new Rounds(things, ones), new Rounds(things, others));
    }

    private static Duration took(Round round) throws InterruptedException {
        long start = System.nanoTime();
        round.play();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Things in a second, in the best round. */
    double best() {
        return perSecond(Collections.min(took));
    }

    /** Things in a second, in the round in the middle. */
    double median() {
        return perSecond(took.get(took.size() / 2));
    }

    /** For a person. */
    String describe() {
        return String.format(
                Locale.ROOT,
                "best %.0f, median %.0f a second (%d rounds of %d after %d to warm up)",
                best(),
                median(),
                took.size(),
                things,
                WARM_UPS);
    }

    private double perSecond(Duration duration) {
        return things * 1e9 / duration.toNanos();
    }
}
