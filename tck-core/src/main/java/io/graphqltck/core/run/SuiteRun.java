package io.graphqltck.core.run;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.UnknownBarrier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the scenarios of one protocol against one subject. Used once. */
public final class SuiteRun {

    /** All that is played again may take this multiple of the turn timeout together: usually three minutes. */
    private static final int REPLAYING = 18;

    /** The concurrency with which plays are first repeated: low enough for a busy machine. */
    private static final int FEW = 6;

    private final Protocol protocol;
    private final SubjectInfo subject;
    private final Venue venue;
    private final Options options;
    private final RunListener listener;
    private final int jobs;

    private final Object lock = new Object();
    private final Map<String, ScenarioResult> results = new LinkedHashMap<>();
    private volatile @Nullable String lost;
    /** How many plays of one segmented scenario are in flight at the same time. */
    private volatile int atOnce;

    private final JudgedPlays plays;
    private final DisturbedPlays disturbed;
    private boolean stopped;
    private Set<String> selected = Set.of();
    private KnownSilences knownSilences;

    /** {@code jobs}: how many scenarios are in flight at the same time. */
    public SuiteRun(
            Protocol protocol,
            SubjectInfo subject,
            Venue venue,
            Options options,
            Judge judge,
            int jobs,
            RunListener listener) {
        this.protocol = protocol;
        this.subject = subject;
        this.venue = venue;
        this.options = options.withParameters(subject.parameters());
        this.jobs = jobs;
        this.atOnce = jobs;
        this.listener = listener;
        this.knownSilences = new KnownSilences(Baseline.EMPTY, LocalDate.MIN, this.options);
        this.plays = new JudgedPlays(protocol, subject, venue, judge);
        this.disturbed = new DisturbedPlays(venue);
    }

    /**
     * Plays these scenarios and waits for them.
     *
     * @throws InterruptedException when the calling thread is interrupted; {@link #soFar} then has what there is
     */
    public RunResult run(List<Scenario> scenarios, Baseline baseline) throws InterruptedException {
        Instant started = Instant.now();
        long start = System.nanoTime();
        knownSilences = new KnownSilences(baseline, LocalDate.now(ZoneId.systemDefault()), options);
        selected = scenarios.stream().map(Scenario::id).collect(Collectors.toUnmodifiableSet());
        Plan plan = new Plan(protocol, subject);
        List<Scenario> together = new ArrayList<>();
        List<Scenario> alone = new ArrayList<>();
        List<Scenario> segmented = new ArrayList<>();
        Map<String, ScenarioResult> unclaimed =
                new Claims(protocol, subject, plan).unheld(scenarios, dialogue -> plays.playNow(dialogue, options));
        synchronized (lock) {
            for (Scenario scenario : scenarios) {
                @Nullable
                ScenarioResult unplayed = plan.withoutPlaying(scenario).orElse(unclaimed.get(scenario.id()));
                if (unplayed != null) {
                    results.put(scenario.id(), unplayed);
                } else if (scenario.isolated()) {
                    alone.add(scenario);
                } else if (isSegmented(scenario)) {
                    segmented.add(scenario);
                } else {
                    together.add(scenario);
                }
            }
        }
        listener.planned(together.size() + segmented.size() + alone.size());
        playAll(together, jobs);
        playAll(segmented, 1); // each of them is many plays
        together.addAll(segmented);
        replayCasualties(together);
        useOtherBarrier(together);
        for (Scenario scenario : alone) {
            playAlone(scenario);
        }
        withdrawLost(scenarios);
        return result(scenarios, baseline, started, Duration.ofNanos(System.nanoTime() - start));
    }

    /** What there is by now, for a run that is broken off. May be called on any thread. */
    public RunResult soFar(List<Scenario> scenarios, Baseline baseline, Instant started) {
        synchronized (lock) {
            stopped = true;
        }
        return result(scenarios, baseline, started, Duration.between(started, Instant.now()));
    }

    private RunResult result(List<Scenario> scenarios, Baseline baseline, Instant started, Duration took) {
        List<ScenarioResult> ordered;
        synchronized (lock) {
            ordered = scenarios.stream()
                    .flatMap(scenario -> Stream.ofNullable(results.get(scenario.id())))
                    .toList();
        }
        boolean complete = ordered.size() == scenarios.size() && lost == null;
        List<ScenarioResult> verdicts = baseline.verdicts(ordered, LocalDate.now(ZoneId.systemDefault()));
        return new RunResult(subject, protocol, verdicts, started, took, complete);
    }

    private void playAll(List<Scenario> scenarios, int atOnce) throws InterruptedException {
        Deque<Scenario> waiting = new ArrayDeque<>(scenarios);
        CountDownLatch all = new CountDownLatch(scenarios.size());
        // Where the kit fails, plays may never come to their end.
        KitFailure.Watch watch = KitFailure.watch(() -> {
            while (all.getCount() > 0) {
                all.countDown();
            }
        });
        try {
            for (int i = 0; i < Math.min(atOnce, scenarios.size()); i++) {
                playNext(waiting, all);
            }
            all.await();
        } finally {
            watch.close();
        }
    }

    private void playNext(Deque<Scenario> waiting, CountDownLatch all) {
        @Nullable Scenario scenario;
        synchronized (lock) {
            scenario = stopped || KitFailure.first() != null ? null : waiting.poll();
        }
        if (scenario == null) {
            return;
        }
        Consumer<ScenarioResult> done = result -> {
            try {
                record(scenario, result);
            } finally {
                // Whatever fails there, the run must come to its end.
                all.countDown();
                playNext(waiting, all);
            }
        };
        if (isSegmented(scenario)) {
            synchronized (lock) {
                listener.began(scenario);
            }
            new SegmentedPlay(
                            (segmentation, played) -> plays.play(scenario, segmentation, options, played),
                            played -> plays.judged(scenario, played),
                            atOnce,
                            done)
                    .start();
        } else {
            playJudged(scenario, done);
        }
    }

    private void playJudged(Scenario scenario, Consumer<ScenarioResult> done) {
        KnownSilences silences = knownSilences;
        Consumer<Played> judging = played -> done.accept(plays.judged(scenario, played));
        if (!silences.include(scenario)) {
            play(scenario, judging);
            return;
        }
        synchronized (lock) {
            listener.began(scenario);
        }
        plays.play(scenario, Segmentation.AS_WRITTEN, silences.options(), played -> {
            ScenarioResult result = plays.judged(scenario, played);
            if (silences.areSettledBy(result)) {
                done.accept(result);
            } else {
                plays.play(scenario, Segmentation.AS_WRITTEN, options, judging);
            }
        });
    }

    private void play(Scenario scenario, Consumer<Played> done) {
        synchronized (lock) {
            listener.began(scenario);
        }
        plays.play(scenario, Segmentation.AS_WRITTEN, options, done);
    }

    private void record(Scenario scenario, ScenarioResult result) {
        synchronized (lock) {
            @Nullable ScenarioResult before = results.put(scenario.id(), result);
            if (before != null && before.transcript() != null) {
                before.transcript().release();
            }
            disturbed.finished(result);
            listener.finished(result);
        }
    }

    /**
     * A subject whose process ended took the scenarios in flight with it, and for others the kit was late. They are played again
     * a few at a time, and those to which it happens then as well each alone, to find the one that ends the subject. A machine that
     * stalls for good must not make the run endless, though.
     */
    private void replayCasualties(List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> again = disturbed(scenarios);
        if (again.size() > FEW && jobs > FEW && plays.canBeReached()) {
            playAll(again, FEW);
            again = disturbed(again);
        }
        Duration most = options.patience().multipliedBy(REPLAYING);
        long begun = System.nanoTime();
        atOnce = 1;
        for (Scenario scenario : again) {
            if (System.nanoTime() - begun >= most.toNanos()) {
                leave(scenario, most);
            } else if (isSegmented(scenario) && plays.canBeReached()) {
                playAll(List.of(scenario), 1);
            } else {
                playAlone(scenario);
            }
        }
    }

    private List<Scenario> disturbed(List<Scenario> scenarios) throws InterruptedException {
        // An end that shows on the wires only is noticed a little later.
        Duration showing = subject.role() == Role.CLIENT ? DisturbedPlays.SHOWING : DisturbedPlays.LAST_MOMENTS;
        @Nullable String death = disturbed.mayEndNow() ? venue.health(showing) : venue.health();
        return disturbed.among(scenarios, death != null);
    }

    private void leave(Scenario scenario, Duration most) {
        synchronized (lock) {
            results.computeIfPresent(
                    scenario.id(), (id, result) -> stopped ? result : DisturbedPlays.left(result, most));
        }
    }

    /** One finding about the message that serves as barrier is enough; what only made use of it is played with the other one. */
    private void useOtherBarrier(List<Scenario> scenarios) throws InterruptedException {
        Map<String, ScenarioResult> before;
        synchronized (lock) {
            before = Map.copyOf(results);
        }
        @Nullable UnknownBarrier unknown = UnknownBarrier.of(protocol, subject.role(), before);
        if (unknown == null || !plays.show(unknown, options)) {
            return;
        }
        plays.useOtherBarrier();
        playAll(unknown.concerned(scenarios, before), jobs);
        synchronized (lock) {
            results.replaceAll((id, result) -> unknown.judged(result));
        }
    }

    /** Where the subject has gone for good, nothing that came of that counts against it. */
    private void withdrawLost(List<Scenario> scenarios) {
        List<ScenarioResult> unjudged;
        synchronized (lock) {
            unjudged = stopped ? List.of() : disturbed.lost(scenarios, results, subject.role());
        }
        if (!unjudged.isEmpty() && !plays.canBeReached()) {
            lost = venue.health();
            synchronized (lock) {
                unjudged.forEach(result -> results.put(result.scenario().id(), result));
            }
        }
    }

    /** Why the subject could not be reached any more before all was judged, or null. */
    public @Nullable String lost() {
        return lost;
    }

    private boolean isSegmented(Scenario scenario) {
        return scenario.segmented() && subject.role() == Role.CLIENT;
    }

    private void playAlone(Scenario scenario) throws InterruptedException {
        // First of all: what an interruption has ended must not be started again.
        synchronized (lock) {
            if (stopped || KitFailure.first() != null) {
                return;
            }
        }
        if (!plays.canBeReached()) {
            return; // see withdrawLost
        }
        synchronized (lock) {
            listener.began(scenario);
        }
        KnownSilences silences = knownSilences;
        boolean quickly = silences.include(scenario);
        @Nullable Played played = plays.playAndWait(scenario, quickly ? silences.options() : options);
        if (played == null) {
            return; // the kit failed
        }
        @Nullable String death = plays.death(played);
        if (death == null && quickly && !silences.areSettledBy(plays.judged(scenario, played))) {
            played = plays.playAndWait(scenario, options);
            if (played == null) {
                return;
            }
            death = plays.death(played);
        }
        if (death == null) {
            record(scenario, plays.judged(scenario, played));
            return;
        }
        synchronized (lock) {
            ScenarioResult result = DisturbedPlays.ending(plays.judged(scenario, played), death, selected);
            results.put(scenario.id(), result);
            listener.finished(result);
        }
    }
}
