package io.graphqltck.core.script;

import org.jspecify.annotations.Nullable;

/** Handles each kind of step. */
public interface StepVisitor<R extends @Nullable Object> {

    R emit(Step.Emit step);

    R await(Step.Await step);

    R act(Step.Act step);

    R awaitTold(Step.AwaitTold step);

    R awaitAct(Step.AwaitAct step);

    R awaitSaid(Step.AwaitSaid step);

    R awaitOther(Step.AwaitOther step);

    R resume(Step.Resume step);

    R tell(Step.Tell step);

    R proveSilence(Step.ProveSilence step);

    R choose(Step.Choose step);

    R interleave(Step.Interleave step);
}
