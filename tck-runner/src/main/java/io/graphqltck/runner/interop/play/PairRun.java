package io.graphqltck.runner.interop.play;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.pair.PairDialogue;
import io.graphqltck.core.pair.PairJudge;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.run.Plan;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.wire.Reactor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays the scenarios of one protocol with one pair. Used once. */
public final class PairRun {

    /** How long an end that shows on the wires only may take to be noticed as that of a process. */
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(1);

    /** How often a scenario is played alone as long as the kit itself is late. */
    private static final int MOST_LATE = 5;

    private static final String SERVER_ENDED = "the server's process ended while it was played: ";

    private final Protocol protocol;
    private final PairOf pair;
    private final Options options;
    private final Judge judge;
    private final int jobs;
    private final Duration budget;
    private final AloneWithKit alone;
    private final Reactor reactor;
    private final Map<String, Operation> operations;
    private final Map<String, PairDialogue> results = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final String run = Integer.toString(ThreadLocalRandom.current().nextInt(46656, 1679616), 36);
    private final long begun = System.nanoTime();
    private final int crashes;
    private int plays;

    /**
     * For a pair that runs.
     *
     * @param jobs how many scenarios are in flight at the same time
     * @param budget how long the pair may take altogether; what is not played by then is not tried
     * @param alone plays a scenario with the kit in place of one of the parties
     */
    public PairRun(
            Reactor reactor,
            Protocol protocol,
            PairOf pair,
            Options options,
            Judge judge,
            int jobs,
            Duration budget,
            AloneWithKit alone) {
        this.reactor = reactor;
        this.protocol = protocol;
        this.pair = pair;
        this.options = options;
        this.judge = judge;
        this.jobs = jobs;
        this.budget = budget;
        this.alone = alone;
        this.crashes = pair.client().crashes().size();
        this.operations = new Plan(protocol, pair.serverInfo()).operations();
    }

    /** Plays these scenarios and waits for them. */
    public List<PairDialogue> run(List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> playable = new ArrayList<>();
        PairPlan plan = new PairPlan(protocol, pair.clientInfo(), pair.serverInfo());
        for (Scenario scenario : scenarios) {
            plan.obstacle(scenario)
                    .ifPresentOrElse(
                            why -> record(PairDialogue.unplayed(scenario, PairVerdict.NOT_TRIED, why)),
                            () -> playable.add(scenario));
        }
        try (PairVenue venue = new PairVenue(reactor, pair)) {
            playAll(venue, playable, jobs);
            replayAfterDeath(venue, playable);
            replayAfterCrash(venue, playable);
            replayAlone(venue, playable);
        }
        explain(playable);
        return scenarios.stream().flatMap(scenario -> of(scenario).stream()).toList();
    }

    private Optional<PairDialogue> of(Scenario scenario) {
        synchronized (results) {
            return Optional.ofNullable(results.get(scenario.id()));
        }
    }

    private void record(PairDialogue dialogue) {
        synchronized (results) {
            results.put(dialogue.scenario().id(), dialogue);
        }
    }

    private Duration left() {
        return budget.minusNanos(System.nanoTime() - begun);
    }

    private void playAll(PairVenue venue, List<Scenario> scenarios, int atOnce) throws InterruptedException {
        Deque<Scenario> waiting = new ArrayDeque<>(scenarios);
        CountDownLatch all = new CountDownLatch(scenarios.size());
        KitFailure.Watch watch = KitFailure.watch(() -> {
            while (all.getCount() > 0) {
                all.countDown();
            }
        });
        try {
            for (int i = 0; i < Math.min(atOnce, scenarios.size()); i++) {
                playNext(venue, waiting, all);
            }
            boolean done = all.await(Math.max(0, left().toMillis()), TimeUnit.MILLISECONDS);
            if (!done) {
                synchronized (results) {
                    waiting.clear();
                }
                leave(scenarios);
            }
        } finally {
            watch.close();
        }
    }

    private void leave(List<Scenario> scenarios) {
        for (Scenario scenario : scenarios) {
            if (of(scenario).isEmpty()) {
                record(PairDialogue.unplayed(
                        scenario,
                        PairVerdict.NOT_TRIED,
                        "the pair's " + budget.toSeconds() + " s were over; allow more with --pair-timeout"));
            }
        }
    }

    private void playNext(PairVenue venue, Deque<Scenario> waiting, CountDownLatch all) {
        @Nullable Scenario scenario;
        String key;
        synchronized (results) {
            scenario = KitFailure.first() != null ? null : waiting.poll();
            key = run + "-" + Integer.toString(++plays, 36);
        }
        if (scenario == null) {
            return;
        }
        Scenario playing = scenario;
        venue.play(
                protocol,
                playing,
                new Bindings(operations, key),
                options,
                played -> finish(venue, waiting, all, judged(playing, played)),
                trouble -> finish(venue, waiting, all, PairDialogue.unplayed(playing, PairVerdict.UNDECIDED, trouble)));
    }

    private void finish(PairVenue venue, Deque<Scenario> waiting, CountDownLatch all, PairDialogue dialogue) {
        try {
            record(dialogue);
        } finally {
            all.countDown();
            playNext(venue, waiting, all);
        }
    }

    private PairDialogue judged(Scenario scenario, PairPlayed played) {
        try {
            PairDialogue dialogue =
                    PairJudge.judge(side(played.client()), side(played.server()), new BlamedSentences(protocol, judge));
            @Nullable String deaf = played.deaf();
            // A party that leaves its protocol is why nothing more could be understood; what is only long for the kit
            // is nobody's fault.
            return deaf == null || PairJudge.side(dialogue) != null
                    ? dialogue
                    : PairDialogue.unplayed(
                            scenario, PairVerdict.UNDECIDED, "the relay did not understand all that was said: " + deaf);
        } catch (Error e) {
            KitFailure.report(e);
            return PairDialogue.unplayed(scenario, PairVerdict.UNDECIDED, KitFailure.sentence());
        } catch (RuntimeException e) {
            return PairDialogue.unplayed(scenario, PairVerdict.UNDECIDED, KitFailure.sentence(e));
        }
    }

    private ScenarioResult side(Played played) {
        ScenarioResult result = judge.judge(protocol, played);
        played.transcript()
                .settle(result.findings().stream()
                        .mapToInt(finding -> finding.moment() + 1)
                        .max()
                        .orElse(0));
        return result;
    }

    private List<Scenario> failed(List<Scenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> of(scenario)
                        .map(dialogue -> !dialogue.verdict().works())
                        .orElse(false))
                .toList();
    }

    /** A server that ended took the scenarios in flight with it: they are played again, each alone, with a new one. */
    private void replayAfterDeath(PairVenue venue, List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> failed = failed(scenarios);
        if (failed.isEmpty() || pair.server().health(LAST_MOMENTS) == null) {
            return;
        }
        for (Scenario scenario : failed) {
            @Nullable String before = pair.server().health();
            if (left().isNegative() || (before != null && !pair.server().revive())) {
                record(PairDialogue.unplayed(scenario, PairVerdict.UNDECIDED, SERVER_ENDED + before));
                continue;
            }
            playAll(venue, List.of(scenario), 1);
            @Nullable String death = pair.server().health(LAST_MOMENTS);
            if (death != null) {
                of(scenario).ifPresent(dialogue -> record(EndedProcess.ofServer(dialogue, protocol, death)));
            }
        }
        if (pair.server().health() != null) {
            boolean ignored = pair.server().revive(); // for the next pair, which says so where it is gone
        }
    }

    /**
     * A client whose process ended took the sessions of other scenarios with it. What failed is played alone, and one that ends the process
     * again is that client's doing, whatever its end looked like on the wire.
     */
    private void replayAfterCrash(PairVenue venue, List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> failed = failed(scenarios);
        boolean crashed = !failed.isEmpty()
                && (pair.client().crash(LAST_MOMENTS) != null
                        || pair.client().crashes().size() != crashes);
        if (!crashed) {
            return;
        }
        for (Scenario scenario : failed) {
            if (left().isNegative()) {
                return;
            }
            pair.client().revive();
            playAll(venue, List.of(scenario), 1);
            if (failed(List.of(scenario)).isEmpty()) {
                continue;
            }
            @Nullable String crash = pair.client().crash(LAST_MOMENTS);
            if (crash != null) {
                settled.add(scenario.id());
                of(scenario).ifPresent(dialogue -> record(EndedProcess.ofClient(dialogue, protocol, crash)));
            }
        }
    }

    /**
     * What is not explained, or where the kit was late or a party was not there in time, may be the doing of a machine on which much else
     * happened. It is played once more with nothing next to it, and the second time counts. The first of the latter that comes to the same
     * end says that it is not the machine: the others would wait as long for nothing.
     */
    private void replayAlone(PairVenue venue, List<Scenario> scenarios) throws InterruptedException {
        boolean machine = true;
        for (Scenario scenario : scenarios) {
            boolean undecided = (machine || isLate(scenario)) && isUndecided(scenario);
            if (settled.contains(scenario.id())) {
                continue;
            }
            if (left().isNegative() || !(undecided || is(scenario, PairVerdict.FAILS_UNEXPLAINED))) {
                continue;
            }
            playAll(venue, List.of(scenario), 1);
            for (int more = 1; more < MOST_LATE && isLate(scenario) && !left().isNegative(); more++) {
                playAll(venue, List.of(scenario), 1);
            }
            machine = machine && !(undecided && isUndecided(scenario) && !isLate(scenario));
        }
    }

    /** Whether the kit itself was late, which says that the machine was busy just then, and nothing else. */
    private boolean isLate(Scenario scenario) {
        return of(scenario)
                .filter(dialogue -> dialogue.verdict() == PairVerdict.UNDECIDED)
                .filter(dialogue -> dialogue.reason().startsWith(Played.LATE))
                .isPresent();
    }

    /** Though it was played. */
    private boolean isUndecided(Scenario scenario) {
        return is(scenario, PairVerdict.UNDECIDED)
                && of(scenario).map(PairDialogue::client).isPresent();
    }

    private boolean is(Scenario scenario, PairVerdict verdict) {
        return of(scenario).filter(dialogue -> dialogue.verdict() == verdict).isPresent();
    }

    /** Whose fault it is where that did not show: each party plays it with the kit. */
    private void explain(List<Scenario> scenarios) throws InterruptedException {
        for (Scenario scenario : scenarios) {
            Optional<PairDialogue> dialogue = of(scenario);
            if (dialogue.isPresent() && dialogue.get().verdict() == PairVerdict.FAILS_UNEXPLAINED) {
                record(PairJudge.explained(dialogue.get(), role -> alone.play(pair, protocol, scenario, role)));
            }
        }
    }
}
