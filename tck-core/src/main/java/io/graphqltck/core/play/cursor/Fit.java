package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Moment;
import org.jspecify.annotations.Nullable;

/** Whether what has happened fits a step, and remembers how what nearly fitted differs. */
public final class Fit {

    private final Hands hands;
    private final Expectation expectation;
    private Comparison nearest = Comparison.OTHER;

    Fit(Hands hands, Expectation expectation) {
        this.hands = hands;
        this.expectation = expectation;
    }

    /** How the last differed that was of the awaited kind; other than that where none was. */
    Comparison nearest() {
        return nearest;
    }

    void forget() {
        nearest = Comparison.OTHER;
    }

    boolean matches(Step.Await await, Moment moment) {
        return fits(expectation.compare(await.speech(), moment));
    }

    boolean matches(ApplicationTurn.Sees sees, Moment moment) {
        return fits(expectation.compare(sees, moment, hands.reportsFailure(moment)));
    }

    private boolean fits(Comparison comparison) {
        if (comparison.differs()) {
            nearest = comparison;
        }
        return comparison.fits();
    }

    boolean mayBegin(Step.Choose choose) {
        return choose.branches().stream()
                .anyMatch(branch ->
                        !branch.steps().isEmpty() && canBegin(branch.steps().get(0)));
    }

    /** Whether what has happened fits the first step of an alternative. */
    boolean canBegin(Step first) {
        if (first instanceof Step.Await await) {
            @Nullable Moment moment = hands.pending(await.speech().act());
            return moment != null && matches(await, moment);
        }
        if (first instanceof Step.AwaitTold await) {
            @Nullable Moment moment = hands.told(await.sees());
            return moment != null && matches(await.sees(), moment);
        }
        if (first instanceof Step.Choose choose) {
            return mayBegin(choose);
        }
        if (first instanceof Step.Interleave interleave) {
            return interleave.sequences().stream().anyMatch(steps -> !steps.isEmpty() && canBegin(steps.get(0)));
        }
        if (first instanceof Step.AwaitSaid await) {
            return hands.hasDeed(await.deed());
        }
        // The peer's own turn can always begin; a proof of silence never decides before it is made.
        return first instanceof Step.Emit
                || first instanceof Step.Act
                || first instanceof Step.Tell
                || first instanceof Step.Resume;
    }
}
