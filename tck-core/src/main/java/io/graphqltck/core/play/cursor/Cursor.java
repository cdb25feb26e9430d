package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Nature;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Moves through a script as far as what has happened allows. Decides nothing about time. */
public final class Cursor {

    private final CursorActions actions;
    private final Track top;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Track> leftOpen = new ArrayList<>();
    private final Fit fit;

    public Cursor(Script script, CursorActions actions, Expectation expectation) {
        this.top = new Track(script.steps());
        this.actions = actions;
        this.fit = new Fit(actions, expectation);
    }

    /** Continues until something must be waited for, and says how what came differs from that. */
    public Comparison advance() {
        Comparison last = step(top);
        while (last.fits()) {
            last = step(top);
        }
        return last;
    }

    public boolean isAtTheEnd() {
        return top.head() == null;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Continues without the step that is expected. */
    public void skip() {
        top.next();
    }

    /** The step that is expected; where several are, the one that holds them. */
    @Nullable
    public Step due() {
        return top.head();
    }

    /** The single steps that could come next. */
    public List<Step> heads() {
        return Lookahead.heads(top);
    }

    /** Whether the subject must still do something that this test accepts. */
    public boolean awaits(Predicate<Act> test) {
        return Lookahead.awaits(top, test);
    }

    /** Takes the track's next step, if it can: fits where it did, or says how what came differs. */
    private Comparison step(Track track) {
        @Nullable Step head = track.head();
        return head == null ? Comparison.OTHER : head.accept(new Taking(track));
    }

    /** Takes one step of a track. */
    private final class Taking implements StepVisitor<Comparison> {

        private final Track track;

        Taking(Track track) {
            this.track = track;
        }

        private Comparison done() {
            track.next();
            return Comparison.FITS;
        }

        @Override
        public Comparison emit(Step.Emit emit) {
            Duration delay = emit.speeches().get(0).modifiers().timing().after();
            if (!delay.isZero() && track.delay == Track.Delay.NONE) {
                track.delay = Track.Delay.RUNNING;
                actions.later(delay, () -> track.delay = Track.Delay.OVER);
            }
            return track.delay == Track.Delay.RUNNING || !actions.emit(emit) ? Comparison.OTHER : done();
        }

        @Override
        public Comparison act(Step.Act act) {
            actions.act(act.what());
            return done();
        }

        @Override
        public Comparison tell(Step.Tell tell) {
            actions.tell(tell.sees());
            return done();
        }

        @Override
        public Comparison resume(Step.Resume resume) {
            actions.resume(resume.turn());
            return done();
        }

        @Override
        public Comparison awaitAct(Step.AwaitAct await) {
            return deed(await.deed());
        }

        @Override
        public Comparison awaitSaid(Step.AwaitSaid await) {
            return deed(await.deed());
        }

        @Override
        public Comparison awaitOther(Step.AwaitOther other) {
            if (!actions.hasFollowed(other.speech())) {
                return Comparison.OTHER;
            }
            actions.follow(other.speech());
            return done();
        }

        private Comparison deed(Deed deed) {
            return actions.takeDeed(deed) ? done() : Comparison.OTHER;
        }

        @Override
        public Comparison await(Step.Await await) {
            Act act = await.speech().act();
            @Nullable Moment moment = actions.pending(act);
            Comparison comparison = moment == null ? Comparison.OTHER : fit.compare(await, moment);
            if (moment == null || !comparison.fits()) {
                return comparison;
            }
            if (!(isRaw(act) && isEnd(moment))) {
                actions.take(await.speech());
            }
            return done();
        }

        @Override
        public Comparison awaitTold(Step.AwaitTold await) {
            if (await.sees().what() == What.NOTHING) {
                return !actions.synced() || actions.told(await.sees()) != null ? Comparison.OTHER : done();
            }
            @Nullable Moment moment = actions.told(await.sees());
            if (moment == null) {
                return Comparison.OTHER;
            }
            Comparison comparison = fit.compare(await.sees(), moment);
            if (comparison.fits()) {
                actions.takeTold(await.sees());
                return done();
            }
            // However many results it still delivers, the question is whether the application learns of an end.
            if (await.sees().what() == What.ENDING && isNext(moment)) {
                actions.takeTold(await.sees());
                return Comparison.FITS;
            }
            return comparison;
        }

        @Override
        public Comparison proveSilence(Step.ProveSilence silence) {
            if (track.silence == null) {
                track.silence = actions.proveSilence(silence.closingOnly(), silence.during());
            }
            return track.silence.phase == SilenceProof.Phase.PROVED ? done() : Comparison.OTHER;
        }

        @Override
        public Comparison choose(Step.Choose choose) {
            return Cursor.this.choose(track, choose);
        }

        @Override
        public Comparison interleave(Step.Interleave interleave) {
            return Cursor.this.interleave(track, interleave);
        }
    }

    /** What need not make a whole frame: its end may be all that shows of it. */
    private static boolean isRaw(Act act) {
        return act.nature() == Nature.RAW;
    }

    private static boolean isEnd(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Ended;
    }

    private static boolean isNext(Moment moment) {
        return moment.what() instanceof Happening.ApplicationTold told && told.event() instanceof ApplicationEvent.Next;
    }

    private Comparison choose(Track track, Step.Choose choose) {
        Comparison nearest = Comparison.OTHER;
        for (Step.Branch branch : choose.branches()) {
            if (!branch.steps().isEmpty()) {
                Comparison first = fit.canBegin(branch.steps().get(0));
                if (first.fits()) {
                    return take(track, choose, branch);
                }
                nearest = nearest.orLater(first);
            }
        }
        for (Step.Branch branch : choose.branches()) {
            if (branch.beginsSilent()) {
                Comparison silent = emptyIsTaken(track, branch);
                if (silent.fits()) {
                    return take(track, choose, branch.afterSilence());
                }
                nearest = nearest.orLater(silent);
            }
        }
        return nearest;
    }

    private Comparison emptyIsTaken(Track track, Step.Branch branch) {
        if (!branch.optional()) {
            if (track.silence == null) {
                track.silence = actions.proveSilence(false, Duration.ZERO);
            }
            return track.silence.phase == SilenceProof.Phase.PROVED ? Comparison.FITS : Comparison.OTHER;
        }
        @Nullable Comparison following = followingCanBegin(track);
        if (following == null) {
            leaveOpen(track);
            return Comparison.FITS;
        }
        return following;
    }

    /** How what came compares with what stands after the optional head; null where the next thing to come cannot tell. */
    private @Nullable Comparison followingCanBegin(Track track) {
        Comparison nearest = Comparison.OTHER;
        List<Step> ahead = track.ahead();
        for (Step step : ahead.subList(1, ahead.size())) {
            if (Lookahead.isOptional(step)) {
                Comparison optional = fit.canBegin(step);
                if (optional.fits()) {
                    return optional;
                }
                nearest = nearest.orLater(optional);
            } else if (Lookahead.needsNobody(step)) {
                return null;
            } else {
                Comparison next = fit.canBegin(step);
                if (!next.fits() && Lookahead.mayBeSilence(step)) {
                    return null; // nothing that comes would ever tell
                }
                return nearest.orLater(next);
            }
        }
        return null;
    }

    /** The kit continues, but what it did not wait for may still come. */
    private void leaveOpen(Track track) {
        if (track.head() instanceof Step.Choose choose) {
            choose.branches().stream()
                    .filter(branch -> !branch.steps().isEmpty())
                    .forEach(branch -> leftOpen.add(new Track(branch.steps())));
        }
    }

    /** Takes what an option that was left open allows: fits where one does, or says how what came differs. */
    public Comparison absorb() {
        Comparison nearest = Comparison.OTHER;
        for (Track open : leftOpen) {
            @Nullable Step head = open.head();
            if (head == null || head instanceof Step.Emit || head instanceof Step.Act) {
                continue;
            }
            Comparison taken = step(open);
            if (taken.fits()) {
                leftOpen.removeIf(track -> track.head() == null);
                return taken;
            }
            nearest = nearest.orLater(taken);
        }
        return nearest;
    }

    private Comparison take(Track track, Step.Choose choose, Step.Branch branch) {
        if (branch.outcome() != null) {
            @Nullable Moment moment = pending(branch);
            outcomes.add(new Outcome(
                    branch.outcome(),
                    branch.deviates(),
                    choose.at(),
                    moment == null ? -1 : moment.number(),
                    choose.requirement()));
        }
        if (track.silence != null && !branch.steps().isEmpty()) {
            // The subject spoke after all; what it says from now on is nobody's business but the branch's.
            actions.abandonSilence();
        }
        track.replaceHead(branch.steps());
        return Comparison.FITS;
    }

    /** What begins this branch, where the subject does that. */
    private @Nullable Moment pending(Step.Branch branch) {
        return !branch.steps().isEmpty() && branch.steps().get(0) instanceof Step.Await await
                ? actions.pending(await.speech().act())
                : null;
    }

    private Comparison interleave(Track track, Step.Interleave interleave) {
        if (track.lanes == null) {
            track.lanes = new ArrayList<>(
                    interleave.sequences().stream().map(Track::new).toList());
        }
        boolean moved = false;
        Comparison nearest = Comparison.OTHER;
        for (Track lane : track.lanes) {
            Comparison taken = step(lane);
            moved |= taken.fits();
            nearest = nearest.orLater(taken);
        }
        if (track.lanes.stream().allMatch(lane -> lane.head() == null)) {
            track.next();
            return Comparison.FITS;
        }
        return moved ? Comparison.FITS : nearest;
    }
}
