package io.graphqltck.core.play.cursor;

import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a step says of itself when the play diverges at it.
 *
 * @param requirement the sentence that is broken where the step itself does not come, or null for the scenario's
 * @param provedBy the scenario that proves the fragment in which the step stands, or null
 */
record StepFacts(@Nullable String requirement, @Nullable String provedBy) {

    private static final StepFacts NONE = new StepFacts(null, null);

    static StepFacts of(Step of) {
        return of.accept(new StepVisitor<>() {
            @Override
            public StepFacts emit(Step.Emit step) {
                return new StepFacts(null, step.provedBy());
            }

            @Override
            public StepFacts await(Step.Await step) {
                return new StepFacts(step.speech().modifiers().requirement(), step.provedBy());
            }

            @Override
            public StepFacts act(Step.Act step) {
                return NONE;
            }

            @Override
            public StepFacts awaitTold(Step.AwaitTold step) {
                return new StepFacts(step.requirement(), step.provedBy());
            }

            @Override
            public StepFacts awaitAct(Step.AwaitAct step) {
                return NONE;
            }

            @Override
            public StepFacts awaitSaid(Step.AwaitSaid step) {
                return NONE;
            }

            @Override
            public StepFacts awaitOther(Step.AwaitOther step) {
                return NONE;
            }

            @Override
            public StepFacts resume(Step.Resume step) {
                return NONE;
            }

            @Override
            public StepFacts tell(Step.Tell step) {
                return NONE;
            }

            @Override
            public StepFacts proveSilence(Step.ProveSilence step) {
                return new StepFacts(step.requirement(), step.provedBy());
            }

            @Override
            public StepFacts choose(Step.Choose step) {
                return NONE;
            }

            @Override
            public StepFacts interleave(Step.Interleave step) {
                return NONE;
            }
        });
    }
}
