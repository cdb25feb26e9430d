package io.graphqltck.core.run;

import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One scenario played as it is written, once for each place at which the body of its streamed response can be cut in two, and with one
 * octet a write: one verdict. Where it does not pass, what is reported is the smallest cut of the worst verdict.
 */
public final class SegmentedPlay {

    /** A scenario whose body is longer is about something else than framing. */
    private static final int MOST_PLACES = 4096;

    private final Single single;
    private final Function<Played, ScenarioResult> judge;
    private final int atOnce;
    private final Consumer<ScenarioResult> done;

    private final Object lock = new Object();
    private final Deque<Segmentation> waiting = new ArrayDeque<>();
    private final List<Cut> worse = new ArrayList<>();
    private int places;
    private int running;

    private record Cut(Segmentation segmentation, ScenarioResult result) {}

    /** Plays the scenario once, divided so. The consumer hears once, on any thread. */
    @FunctionalInterface
    public interface Single {
        /** Plays it. */
        void play(Segmentation segmentation, Consumer<Played> played);
    }

    /**
     * One such play.
     *
     * @param judge what a single play is worth
     * @param atOnce how many of them are in flight at the same time
     * @param done hears once, on any thread
     */
    public SegmentedPlay(
            Single single, Function<Played, ScenarioResult> judge, int atOnce, Consumer<ScenarioResult> done) {
        this.single = single;
        this.judge = judge;
        this.atOnce = Math.max(1, atOnce);
        this.done = done;
    }

    /** Begins: as it is written, which shows how long the body is. What does not pass uncut needs no cuts. */
    public void start() {
        single.play(Segmentation.AS_WRITTEN, played -> {
            ScenarioResult uncut = judge.apply(played);
            if (uncut.verdict() != Verdict.PASSED || played.streamedOctets() < 2) {
                done.accept(uncut);
                return;
            }
            synchronized (lock) {
                places = (int) Math.min(MOST_PLACES, played.streamedOctets() - 1);
                for (int place = 1; place <= places; place++) {
                    waiting.add(Segmentation.behind(place));
                }
                waiting.add(Segmentation.EVERY_OCTET);
                running = Math.min(atOnce, waiting.size());
            }
            for (int i = 0; i < Math.min(atOnce, places + 1); i++) {
                next(uncut);
            }
        });
    }

    private void next(ScenarioResult uncut) {
        Segmentation segmentation;
        synchronized (lock) {
            segmentation = waiting.poll();
            if (segmentation == null && --running > 0) {
                return;
            }
        }
        if (segmentation == null) {
            done.accept(verdict(uncut));
            return;
        }
        single.play(segmentation, played -> {
            ScenarioResult result = judge.apply(played);
            boolean kept = false;
            synchronized (lock) {
                if (result.verdict() != Verdict.PASSED) {
                    // Of thousands of transcripts that tell the same one is enough.
                    boolean first = worse.stream()
                            .noneMatch(cut -> cut.result().verdict() == result.verdict()
                                    && rank(cut.segmentation()) < rank(segmentation));
                    worse.add(new Cut(segmentation, first ? result : result.withoutTranscript()));
                    kept = first;
                }
            }
            if (!kept) {
                played.transcript().release();
            }
            next(uncut);
        });
    }

    private ScenarioResult verdict(ScenarioResult uncut) {
        synchronized (lock) {
            if (worse.isEmpty()) {
                return uncut;
            }
            Verdict worst = worse.stream()
                    .map(cut -> cut.result().verdict())
                    .max(Comparator.comparingInt(SegmentedPlay::weight))
                    .orElse(Verdict.FAILED);
            List<Cut> such = worse.stream()
                    .filter(cut -> cut.result().verdict() == worst)
                    .sorted(Comparator.comparingInt(cut -> rank(cut.segmentation())))
                    .toList();
            Cut smallest = such.get(0);
            Duration took = uncut.took().plus(smallest.result().took());
            ScenarioResult result = smallest.result();
            String reason = smallest.segmentation().words() + " (" + such.size() + " of " + (places + 1)
                    + " cut positions end this way): " + result.reason();
            return new ScenarioResult(
                    result.scenario(),
                    result.role(),
                    worst,
                    reason,
                    result.findings(),
                    result.outcomes(),
                    result.provedBy(),
                    result.transcript(),
                    took);
        }
    }

    /** A harness error says that nothing is known of some cut; a failure weighs more all the same. */
    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case FAILED -> 3;
            case HARNESS_ERROR -> 2;
            case WARNED -> 1;
            default -> 0;
        };
    }

    private static int rank(Segmentation segmentation) {
        return segmentation.equals(Segmentation.EVERY_OCTET) ? Integer.MAX_VALUE : segmentation.place();
    }
}
