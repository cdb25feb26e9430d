package io.graphqltck.core.run;

import io.graphqltck.core.limit.Admission;
import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Bulk;
import io.graphqltck.core.script.PingedScripts;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.UnknownBarrier;
import io.graphqltck.core.verdict.Verdict;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays one scenario at a venue, as far as there is memory for it, and judges what came of it. Safe for use by several threads. */
final class JudgedPlays {

    private final Protocol protocol;
    private final SubjectInfo subject;
    private final Venue venue;
    private final Judge judge;
    private final Map<String, Operation> operations;
    private final String run = Integer.toString(ThreadLocalRandom.current().nextInt(46656, 1679616), 36);
    private final AtomicInteger plays = new AtomicInteger();
    private final Admission admission = new Admission();
    private volatile boolean pinged;

    JudgedPlays(Protocol protocol, SubjectInfo subject, Venue venue, Judge judge) {
        this.protocol = protocol;
        this.subject = subject;
        this.venue = venue;
        this.judge = judge;
        this.operations = new Plan(protocol, subject).operations();
    }

    /** From now on WebSocket pings stand in for the message of the protocol's barrier, which the subject does not know. */
    void useOtherBarrier() {
        pinged = true;
    }

    /** Begins a play. The consumer hears once, on any thread. */
    void play(Scenario scenario, Segmentation segmentation, Options options, Consumer<Played> done) {
        String key = run + "-" + Integer.toString(plays.incrementAndGet(), 36);
        Protocol.@Nullable Barrier unknown = pinged ? protocol.barrier() : null;
        Script written = Script.compile(scenario, subject.role()).with(segmentation);
        Script script = unknown == null ? written : new PingedScripts(unknown).of(written);
        Protocol played = unknown == null ? protocol : protocol.withoutBarrier();
        Options used = unknown == null ? options : options.withOtherBarrier();
        long bulk = Bulk.of(scenario, operations);
        admission.enter(
                bulk,
                () -> venue.play(played, script, new Bindings(operations, key), used, result -> {
                    try {
                        done.accept(result);
                    } finally {
                        admission.leave(bulk);
                    }
                }));
    }

    /** Plays it to its end. */
    Played playNow(Scenario scenario, Options options) throws InterruptedException {
        CompletableFuture<Played> over = new CompletableFuture<>();
        play(scenario, Segmentation.AS_WRITTEN, options, over::complete);
        try {
            return over.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the subject does not know the message of the barrier: a play of the scenario that proves it shows that. */
    boolean show(UnknownBarrier unknown, Options options) throws InterruptedException {
        return canBeReached() && unknown.isShownBy(judged(unknown.prover(), playNow(unknown.prover(), options)));
    }

    /** Plays it to its end; null where the kit failed, whose plays may never come to it. */
    @Nullable
    Played playAndWait(Scenario scenario, Options options) throws InterruptedException {
        CompletableFuture<@Nullable Played> over = new CompletableFuture<>();
        play(scenario, Segmentation.AS_WRITTEN, options, over::complete);
        KitFailure.Watch watch = KitFailure.watch(() -> over.complete(null));
        try {
            return over.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            watch.close();
        }
    }

    /** The result of a play; a failure of the kit says nothing about the subject. */
    ScenarioResult judged(Scenario scenario, Played played) {
        if (KitFailure.first() != null) {
            return notJudged(scenario, KitFailure.sentence());
        }
        try {
            ScenarioResult result = judge.judge(protocol, played);
            played.transcript()
                    .settle(result.findings().stream()
                            .mapToInt(finding -> finding.moment() + 1)
                            .max()
                            .orElse(0));
            return result;
        } catch (Error e) {
            KitFailure.report(e);
            return notJudged(scenario, KitFailure.sentence());
        } catch (RuntimeException e) {
            return notJudged(scenario, KitFailure.sentence(e));
        }
    }

    private ScenarioResult notJudged(Scenario scenario, String why) {
        return ScenarioResult.notPlayed(scenario, subject.role(), Verdict.HARNESS_ERROR, why);
    }

    /** Whether the subject is there, or is there again. */
    boolean canBeReached() {
        return venue.health() == null || venue.revive();
    }

    /** How the subject's process ended, or null. An adapter that broke its protocol fails the kit, not the subject. */
    @Nullable
    String death(Played played) throws InterruptedException {
        if (played.gone() == null) {
            return DisturbedPlays.mayShowTheEnd(played.transcript())
                    ? venue.health(DisturbedPlays.LAST_MOMENTS)
                    : venue.health();
        }
        return played.gone().subjectsFault() ? played.gone().message() : null;
    }
}
