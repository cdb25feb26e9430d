package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import org.jspecify.annotations.Nullable;

/** Whether what has happened fits a step, and remembers how what nearly fitted differs. */
final class Fit {

    private final Hands hands;
    private final Expectation expectation;
    private String difference = "";
    private @Nullable Objection objection;

    Fit(Hands hands, Expectation expectation) {
        this.hands = hands;
        this.expectation = expectation;
    }

    /** How what came differs from what was awaited, where it is of the awaited kind. */
    String difference() {
        return difference;
    }

    /** Why what came is not authorised, where that is the difference; or null. */
    @Nullable
    Objection objection() {
        return objection;
    }

    void forget() {
        difference = "";
        objection = null;
    }

    boolean matches(Step.Await await, Moment moment) {
        @Nullable String different = expectation.difference(await.speech(), moment);
        if (different != null && !different.isEmpty()) {
            difference = different;
            objection = expectation.objection();
        }
        return different == null;
    }

    boolean matches(ApplicationTurn.Sees sees, Moment moment) {
        if (!(moment.what() instanceof Happening.ApplicationTold told)) {
            return false;
        }
        @Nullable String different = expectation.difference(sees, told.event(), hands.reportsFailure(moment));
        if (different != null && !different.isEmpty()) {
            difference = different;
        }
        return different == null;
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
        return first instanceof Step.Emit || first instanceof Step.Act || first instanceof Step.Tell;
    }
}
