package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import io.graphqltck.core.transcript.Moment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what has happened with a step. */
final class Fit implements StepVisitor<Comparison> {

    private final CursorActions actions;
    private final Expectation expectation;

    Fit(CursorActions actions, Expectation expectation) {
        this.actions = actions;
        this.expectation = expectation;
    }

    Comparison compare(Step.Await await, Moment moment) {
        return expectation.compare(await.speech(), moment);
    }

    Comparison compare(ApplicationTurn.Sees sees, Moment moment) {
        return expectation.compare(sees, moment, actions.reportsFailure(moment));
    }

    /** Whether what has happened fits the first step of an alternative, and if not, how the last that was of its kind differs. */
    Comparison canBegin(Step first) {
        return first.accept(this);
    }

    private Comparison anyBegins(Stream<List<Step>> sequences) {
        Comparison nearest = Comparison.OTHER;
        for (List<Step> steps : sequences.toList()) {
            if (!steps.isEmpty() && !nearest.fits()) {
                nearest = nearest.orLater(canBegin(steps.get(0)));
            }
        }
        return nearest;
    }

    @Override
    public Comparison await(Step.Await await) {
        @Nullable Moment moment = actions.pending(await.speech().act());
        return moment == null ? Comparison.OTHER : compare(await, moment);
    }

    @Override
    public Comparison awaitTold(Step.AwaitTold await) {
        @Nullable Moment moment = actions.told(await.sees());
        return moment == null ? Comparison.OTHER : compare(await.sees(), moment);
    }

    @Override
    public Comparison choose(Step.Choose choose) {
        return anyBegins(choose.branches().stream().map(Step.Branch::steps));
    }

    @Override
    public Comparison interleave(Step.Interleave interleave) {
        return anyBegins(interleave.sequences().stream());
    }

    @Override
    public Comparison awaitSaid(Step.AwaitSaid await) {
        return actions.hasDeed(await.deed()) ? Comparison.FITS : Comparison.OTHER;
    }

    @Override
    public Comparison awaitOther(Step.AwaitOther other) {
        return actions.hasFollowed(other.speech()) ? Comparison.FITS : Comparison.OTHER;
    }

    /** What the application does on its own begins no alternative. */
    @Override
    public Comparison awaitAct(Step.AwaitAct await) {
        return Comparison.OTHER;
    }

    /** A proof of silence never decides before it is made. */
    @Override
    public Comparison proveSilence(Step.ProveSilence silence) {
        return Comparison.OTHER;
    }

    /** The peer's own turn can always begin. */
    @Override
    public Comparison emit(Step.Emit emit) {
        return Comparison.FITS;
    }

    @Override
    public Comparison act(Step.Act act) {
        return Comparison.FITS;
    }

    @Override
    public Comparison resume(Step.Resume resume) {
        return Comparison.FITS;
    }

    @Override
    public Comparison tell(Step.Tell tell) {
        return Comparison.FITS;
    }
}
