package io.graphqltck.selftest;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.mutant.Mutant;
import io.graphqltck.core.mutant.Mutations;
import io.graphqltck.core.mutant.Variants;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.wire.Reactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Plays every dialogue, variant and mutant of some scenarios, and says which of them came out wrong. */
public final class SelfTest {

    private final Protocol protocol;
    private final Judge judge;
    private final Options options;
    private final HttpVersion http;
    private final int jobs;

    /** One over HTTP/1.1. */
    public SelfTest(Protocol protocol, Judge judge, Options options, int jobs) {
        this(protocol, judge, options, HttpVersion.HTTP_1_1, jobs);
    }

    /** {@code http}: what exchanges are over where a scenario is about no other version. */
    public SelfTest(Protocol protocol, Judge judge, Options options, HttpVersion http, int jobs) {
        this.http = http;
        this.protocol = protocol;
        this.judge = judge;
        this.options = options;
        this.jobs = jobs;
    }

    /** A subject that conforms, and was accused. */
    public record FalseAlarm(Scenario scenario, Role role, String variant, ScenarioResult result) {}

    /** A subject that is wrong, and what became of it. */
    public record Fate(Mutant mutant, Kind kind, ScenarioResult result) {

        /** How a mutant ended. */
        public enum Kind {
            KILLED,
            /** Caught, but not for what is wrong with it. */
            KILLED_ELSEWHERE,
            /** Does not count against it, because the document does not specify it. */
            OBSERVED,
            /** Listed as one that nobody can tell from a subject that conforms. */
            EQUIVALENT,
            SURVIVED
        }
    }

    /** What a run found. */
    public record Report(int plays, List<FalseAlarm> falseAlarms, Acquittals acquittals, List<Fate> fates) {}

    /** How many legal variants were played, and which of them were accused. */
    public record Acquittals(int variants, List<FalseAlarm> accused) {

        public Acquittals {
            accused = List.copyOf(accused);
        }

        /** Such as {@code acquitted 2310 of 2310}. */
        public String sentence() {
            return "acquitted " + (variants - accused.size()) + " of " + variants;
        }
    }

    /**
     * Who plays next to subjects that conform as the kit itself does.
     *
     * @param variants those that conform in other ways
     * @param mutants those that are wrong in one way
     */
    public record Peers(boolean variants, boolean mutants) {

        public static final Peers ALL = new Peers(true, true);
    }

    /** Plays subjects that conform, and these peers. */
    public Report run(Reactor reactor, List<Scenario> scenarios, Peers peers) throws InterruptedException {
        boolean mutants = peers.mutants();
        List<FalseAlarm> falseAlarms = new ArrayList<>();
        List<FalseAlarm> accused = new ArrayList<>();
        int legal = 0;
        List<Fate> fates = new ArrayList<>();
        Deque<SelfTestTask> tasks = new ArrayDeque<>();
        Deque<SelfTestTask> segmented = new ArrayDeque<>();
        Deque<SelfTestTask> large = new ArrayDeque<>();
        for (Scenario scenario : scenarios) {
            Deque<SelfTestTask> into = LargePlays.isLarge(scenario) ? large : tasks;
            for (Role role : scenario.roles()) {
                for (Map.Entry<String, Scenario> variant :
                        Variants.of(scenario, role).entrySet()) {
                    into.add(SelfTestTask.conforming(scenario, role, variant.getValue(), result -> {
                        if (!isDue(scenario, role, variant.getValue(), result.verdict())) {
                            falseAlarms.add(new FalseAlarm(scenario, role, variant.getKey(), result));
                        }
                    }));
                }
                for (LegalVariants.LegalVariant variant : peers.variants()
                        ? LegalVariants.of(protocol, scenario, role)
                        : List.<LegalVariants.LegalVariant>of()) {
                    legal++;
                    into.add(SelfTestTask.habitual(scenario, role, variant, result -> {
                        if (!isDue(scenario, role, variant.performed(), result.verdict())) {
                            accused.add(new FalseAlarm(
                                    scenario, role, variant.habits().words(), result));
                        }
                    }));
                }
                if (mutants) {
                    for (Mutant mutant : Mutations.of(protocol, scenario, role)) {
                        into.add(SelfTestTask.once(
                                scenario,
                                role,
                                mutant.played(),
                                mutant.rude(),
                                result -> fates.add(fate(mutant, result))));
                    }
                }
            }
        }
        for (Scenario scenario : scenarios) {
            if (scenario.segmented() && scenario.roles().contains(Role.CLIENT)) {
                Scenario plain =
                        Variants.of(scenario, Role.CLIENT).values().iterator().next();
                segmented.add(SelfTestTask.segmented(scenario, plain, plain, segmentation -> false, result -> {
                    if (result.verdict() != Verdict.PASSED) {
                        falseAlarms.add(new FalseAlarm(scenario, Role.CLIENT, "segmented", result));
                    }
                }));
                if (mutants) {
                    Mutations.of(protocol, scenario, Role.CLIENT).stream()
                            .filter(mutant -> mutant.change().startsWith("tell-nothing"))
                            .findFirst()
                            .ifPresent(mutant -> sensitive(scenario, plain, mutant, segmented, fates));
                }
            }
        }
        int plays = tasks.size() + large.size() + segmented.size();
        Options patient = options.withPatience(Options.DEFAULT.patience());
        try (SelfPlay selfPlay = new SelfPlay(reactor, protocol, judge, options, http);
                SelfPlay patiently = new SelfPlay(reactor, protocol, judge, patient, http)) {
            Deque<SelfTestTask> again = playAll(selfPlay, tasks, jobs, true);
            // A play for which the kit itself was late says nothing: it is repeated with fewer next to it and more
            // timeout, finally alone.
            again = playAll(patiently, again, Math.max(1, jobs / 8), true);
            playAll(patiently, again, 1, false);
            // Each of these is much of the memory.
            playAll(selfPlay, large, 1, false);
            // Each of these is hundreds of plays.
            playAll(selfPlay, playAll(selfPlay, segmented, 1, true), 1, false);
        }
        return new Report(plays, List.copyOf(falseAlarms), new Acquittals(legal, accused), List.copyOf(fates));
    }

    /** Whether one that conforms so deserves this: a warning only where the dialogue says that it deviates, and there indeed. */
    private static boolean isDue(Scenario scenario, Role role, Scenario variant, Verdict verdict) {
        boolean discouraged = Turn.every(variant.dialogue())
                .anyMatch(turn ->
                        turn instanceof Turn.Optionally option && option.deviates() && Variants.isOf(option, role));
        if (discouraged) {
            return verdict == Verdict.WARNED;
        }
        boolean warned = verdict == Verdict.WARNED
                && Turn.every(scenario.dialogue())
                        .anyMatch(turn -> turn instanceof Turn.Either either
                                && either.alternatives().stream().anyMatch(Turn.Alternative::deviates));
        return warned || verdict == Verdict.PASSED;
    }

    /** One that is wrong only where the body is cut at one place or the other, and one only with an octet a write. */
    private void sensitive(
            Scenario scenario, Scenario plain, Mutant mutant, Deque<SelfTestTask> segmented, List<Fate> fates) {
        Map<String, Segmentation> wrong =
                Map.of("cut-at-37", Segmentation.behind(37), "cut-at-every-octet", Segmentation.EVERY_OCTET);
        wrong.forEach((change, segmentation) -> {
            Mutant sensitive = new Mutant(
                    scenario,
                    Role.CLIENT,
                    change,
                    mutant.words() + ", " + segmentation.words(),
                    mutant.at(),
                    mutant.from(),
                    mutant.played(),
                    false);
            segmented.add(SelfTestTask.segmented(
                    scenario,
                    plain,
                    mutant.played(),
                    segmentation::equals,
                    result -> fates.add(fate(sensitive, result))));
        });
    }

    /** Plays them; what must be repeated is returned rather than counted, if that is allowed. */
    private Deque<SelfTestTask> playAll(SelfPlay selfPlay, Deque<SelfTestTask> tasks, int atOnce, boolean repeatable)
            throws InterruptedException {
        Deque<SelfTestTask> again = new ArrayDeque<>();
        CountDownLatch all = new CountDownLatch(tasks.size());
        CountDownLatch over = new CountDownLatch(1);
        // Where the kit fails, plays may never come to their end.
        KitFailure.Watch watch = KitFailure.watch(over::countDown);
        try {
            int first = Math.min(atOnce, tasks.size());
            for (int i = 0; i < first; i++) {
                next(selfPlay, tasks, repeatable ? again : null, () -> {
                    all.countDown();
                    if (all.getCount() == 0) {
                        over.countDown();
                    }
                });
            }
            if (first > 0) {
                over.await();
            }
        } finally {
            watch.close();
        }
        @Nullable Throwable failure = KitFailure.first();
        if (failure != null) {
            throw new IllegalStateException(failure); // whose cause the command line reports
        }
        return again;
    }

    private void next(
            SelfPlay selfPlay, Deque<SelfTestTask> tasks, @Nullable Deque<SelfTestTask> again, Runnable ended) {
        SelfTestTask task;
        synchronized (this) {
            task = tasks.poll();
        }
        if (task != null) {
            task.way().play(selfPlay, jobs, result -> {
                synchronized (this) {
                    if (again != null && task.isUndecidedBy(result)) {
                        again.add(task);
                    } else {
                        task.done().accept(result);
                    }
                }
                if (result.transcript() != null) { // that of a false alarm may be shown, and there are few
                    result.transcript().release();
                }
                ended.run();
                next(selfPlay, tasks, again, ended);
            });
        }
    }

    private Fate fate(Mutant mutant, ScenarioResult result) {
        Fate.Kind kind = kind(mutant, result);
        boolean listed = kind == Fate.Kind.SURVIVED && isListed(mutant);
        return new Fate(mutant, listed ? Fate.Kind.EQUIVALENT : kind, result.withoutTranscript());
    }

    private boolean isListed(Mutant mutant) {
        return protocol.equivalentMutants().stream()
                .anyMatch(entry -> entry.lists(mutant.original().id(), mutant.change()));
    }

    private static Fate.Kind kind(Mutant mutant, ScenarioResult result) {
        // Blocked is red, too: it says that what the scenario is about did not happen.
        if (result.verdict() != Verdict.FAILED
                && result.verdict() != Verdict.WARNED
                && result.verdict() != Verdict.BLOCKED) {
            boolean observed = result.findings().stream().anyMatch(finding -> finding.judgement() == Judgement.OBSERVE);
            return observed ? Fate.Kind.OBSERVED : Fate.Kind.SURVIVED;
        }
        Finding first = result.findings().get(0);
        return isThere(mutant, first) ? Fate.Kind.KILLED : Fate.Kind.KILLED_ELSEWHERE;
    }

    /** Whether the finding is about the turn that is wrong: that very turn, or the first thing after it. */
    private static boolean isThere(Mutant mutant, Finding first) {
        Location turn = first.turn();
        if (turn == null || turn.equals(mutant.original().at())) {
            return true;
        }
        return DialogueOrder.isReached(mutant.original(), mutant.from(), turn);
    }
}
