package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.ApplicationTurn.What;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
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

    private final Hands hands;
    private final Track top;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Track> leftOpen = new ArrayList<>();
    private final Fit fit;

    public Cursor(Script script, Hands hands, Expectation expectation) {
        this.top = new Track(script.steps());
        this.hands = hands;
        this.fit = new Fit(hands, expectation);
    }

    /** Goes on until something has to be waited for; true when the script is at its end. */
    public boolean advance() {
        fit.forget();
        while (step(top)) {
            fit.forget();
        }
        return top.head() == null;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Goes on without the step that is due. */
    public void skip() {
        top.next();
    }

    /** How what came differs from what was awaited, where it is of the awaited kind. */
    public Comparison nearest() {
        return fit.nearest();
    }

    /** The step that is due; where several are, the one that holds them. */
    @Nullable
    public Step due() {
        return top.head();
    }

    /** The single steps that could come next. */
    public List<Step> heads() {
        return Lookahead.heads(top);
    }

    /** Whether the subject still has to do something that this test accepts. */
    public boolean awaits(Predicate<Act> test) {
        return Lookahead.awaits(top, test);
    }

    private boolean step(Track track) {
        @Nullable Step head = track.head();
        if (head == null) {
            return false;
        }
        if (head instanceof Step.Emit emit) {
            return emit(track, emit);
        }
        if (head instanceof Step.Act act) {
            hands.act(act.what());
            track.next();
            return true;
        }
        if (head instanceof Step.Tell tell) {
            hands.tell(tell.sees());
            track.next();
            return true;
        }
        if (head instanceof Step.Resume resume) {
            hands.resume(resume.turn());
            track.next();
            return true;
        }
        if (head instanceof Step.AwaitAct || head instanceof Step.AwaitSaid) {
            boolean done =
                    hands.takeDeed(head instanceof Step.AwaitAct await ? await.deed() : ((Step.AwaitSaid) head).deed());
            if (done) {
                track.next();
            }
            return done;
        }
        if (head instanceof Step.Await await) {
            return await(track, await);
        }
        if (head instanceof Step.AwaitTold await) {
            return awaitTold(track, await);
        }
        if (head instanceof Step.ProveSilence silence) {
            return proveSilence(track, silence);
        }
        return head instanceof Step.Choose choose ? choose(track, choose) : interleave(track, (Step.Interleave) head);
    }

    private boolean emit(Track track, Step.Emit emit) {
        Duration delay = emit.speeches().get(0).modifiers().after();
        if (!delay.isZero() && track.delay == Track.Delay.NONE) {
            track.delay = Track.Delay.RUNNING;
            hands.later(delay, () -> track.delay = Track.Delay.OVER);
        }
        if (track.delay == Track.Delay.RUNNING || !hands.emit(emit)) {
            return false;
        }
        track.next();
        return true;
    }

    private boolean await(Track track, Step.Await await) {
        Act act = await.speech().act();
        @Nullable Moment moment = hands.pending(act);
        if (moment == null || !fit.matches(await, moment)) {
            return false;
        }
        if (!(isRaw(act) && isEnd(moment))) {
            hands.take(act);
        }
        track.next();
        return true;
    }

    /** What need not make a whole frame: its end may be all that shows of it. */
    private static boolean isRaw(Act act) {
        return act.nature() == Act.Nature.RAW;
    }

    private static boolean isEnd(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Ended;
    }

    private boolean awaitTold(Track track, Step.AwaitTold await) {
        if (await.sees().what() == What.NOTHING) {
            if (!hands.synced() || hands.told(await.sees()) != null) {
                return false;
            }
            track.next();
            return true;
        }
        @Nullable Moment moment = hands.told(await.sees());
        if (moment == null) {
            return false;
        }
        if (!fit.matches(await.sees(), moment)) {
            // However many results it still delivers, the question is whether the application learns of an end.
            if (await.sees().what() == What.ENDING && isNext(moment)) {
                hands.takeTold(await.sees());
                return true;
            }
            return false;
        }
        hands.takeTold(await.sees());
        track.next();
        return true;
    }

    private static boolean isNext(Moment moment) {
        return moment.what() instanceof Happening.ApplicationTold told && told.event() instanceof ApplicationEvent.Next;
    }

    private boolean proveSilence(Track track, Step.ProveSilence silence) {
        if (track.silence == null) {
            track.silence = hands.proveSilence(silence.closingOnly(), silence.during());
        }
        if (track.silence.phase != SilenceProof.Phase.PROVED) {
            return false;
        }
        track.next();
        return true;
    }

    private boolean choose(Track track, Step.Choose choose) {
        for (Step.Branch branch : choose.branches()) {
            if (!branch.steps().isEmpty() && fit.canBegin(branch.steps().get(0))) {
                return take(track, choose, branch);
            }
        }
        for (Step.Branch branch : choose.branches()) {
            if (beginsSilent(branch) && emptyIsTaken(track, branch)) {
                return take(track, choose, afterSilence(branch));
            }
        }
        return false;
    }

    /** Nothing at all is silence, too. */
    private static boolean beginsSilent(Step.Branch branch) {
        return branch.steps().isEmpty() || branch.steps().get(0) instanceof Step.ProveSilence;
    }

    private static Step.Branch afterSilence(Step.Branch branch) {
        return branch.steps().isEmpty()
                ? branch
                : new Step.Branch(
                        branch.outcome(),
                        branch.deviates(),
                        branch.optional(),
                        branch.steps().subList(1, branch.steps().size()));
    }

    private boolean emptyIsTaken(Track track, Step.Branch branch) {
        if (!branch.optional()) {
            if (track.silence == null) {
                track.silence = hands.proveSilence(false, Duration.ZERO);
            }
            return track.silence.phase == SilenceProof.Phase.PROVED;
        }
        @Nullable Boolean following = followingCanBegin(track);
        if (following == null) {
            leaveOpen(track);
            return true;
        }
        return following;
    }

    /** Whether what came fits what stands behind the optional head; null where the next thing to come cannot tell. */
    private @Nullable Boolean followingCanBegin(Track track) {
        List<Step> ahead = track.ahead();
        for (Step step : ahead.subList(1, ahead.size())) {
            if (isOptional(step)) {
                if (fit.mayBegin((Step.Choose) step)) {
                    return true;
                }
            } else if (step instanceof Step.Emit
                    || step instanceof Step.Act
                    || step instanceof Step.Resume
                    || step instanceof Step.ProveSilence
                    || (step instanceof Step.AwaitTold told && told.sees().what() == What.NOTHING)) {
                return null;
            } else {
                if (fit.canBegin(step)) {
                    return true;
                }
                if (mayBeSilence(step)) {
                    return null; // nothing that comes would ever tell
                }
                return false;
            }
        }
        return null;
    }

    private static boolean mayBeSilence(Step step) {
        return step instanceof Step.Choose choose && choose.branches().stream().anyMatch(Cursor::beginsSilent);
    }

    private static boolean isOptional(Step step) {
        return step instanceof Step.Choose choose && choose.branches().stream().anyMatch(Step.Branch::optional);
    }

    /** The kit goes on, but what it did not wait for may still come. */
    private void leaveOpen(Track track) {
        if (track.head() instanceof Step.Choose choose) {
            choose.branches().stream()
                    .filter(branch -> !branch.steps().isEmpty())
                    .forEach(branch -> leftOpen.add(new Track(branch.steps())));
        }
    }

    /** Takes what an option that was left open allows; false if none does. */
    public boolean absorb() {
        for (Track open : leftOpen) {
            @Nullable Step head = open.head();
            if (head != null && !(head instanceof Step.Emit) && !(head instanceof Step.Act) && step(open)) {
                leftOpen.removeIf(track -> track.head() == null);
                return true;
            }
        }
        return false;
    }

    private boolean take(Track track, Step.Choose choose, Step.Branch branch) {
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
            hands.abandonSilence();
        }
        track.replaceHead(branch.steps());
        return true;
    }

    /** What begins this branch, where the subject does that. */
    private @Nullable Moment pending(Step.Branch branch) {
        return !branch.steps().isEmpty() && branch.steps().get(0) instanceof Step.Await await
                ? hands.pending(await.speech().act())
                : null;
    }

    private boolean interleave(Track track, Step.Interleave interleave) {
        if (track.lanes == null) {
            track.lanes = new ArrayList<>(
                    interleave.sequences().stream().map(Track::new).toList());
        }
        boolean moved = false;
        for (Track lane : track.lanes) {
            moved |= step(lane);
        }
        if (track.lanes.stream().allMatch(lane -> lane.head() == null)) {
            track.next();
            return true;
        }
        return moved;
    }
}
