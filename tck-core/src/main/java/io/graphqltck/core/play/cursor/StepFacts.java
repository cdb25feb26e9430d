package io.graphqltck.core.play.cursor;

import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import org.jspecify.annotations.Nullable;

/** What steps say of themselves when the play diverges at them. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class StepFacts {

    /** The sentence that is broken where the step itself does not come, or null for the scenario's. */
    static final StepVisitor<@Nullable String> REQUIREMENT = new StepVisitor<>() {
        @Override
        public @Nullable String emit(Step.Emit step) {
            return null;
        }

        @Override
        public @Nullable String await(Step.Await step) {
            return step.speech().modifiers().requirement();
        }

        @Override
        public @Nullable String act(Step.Act step) {
            return null;
        }

        @Override
        public @Nullable String awaitTold(Step.AwaitTold step) {
            return step.requirement();
        }

        @Override
        public @Nullable String awaitAct(Step.AwaitAct step) {
            return null;
        }

        @Override
        public @Nullable String awaitSaid(Step.AwaitSaid step) {
            return null;
        }

        @Override
        public @Nullable String awaitOther(Step.AwaitOther other) {
            return null;
        }

        @Override
        public @Nullable String resume(Step.Resume step) {
            return null;
        }

        @Override
        public @Nullable String tell(Step.Tell step) {
            return null;
        }

        @Override
        public @Nullable String proveSilence(Step.ProveSilence step) {
            return step.requirement();
        }

        @Override
        public @Nullable String choose(Step.Choose step) {
            return null;
        }

        @Override
        public @Nullable String interleave(Step.Interleave step) {
            return null;
        }
    };

    /** The scenario that proves the fragment in which the step stands, or null. */
    static final StepVisitor<@Nullable String> PROVED_BY = new StepVisitor<>() {
        @Override
        public @Nullable String emit(Step.Emit step) {
            return step.provedBy();
        }

        @Override
        public @Nullable String await(Step.Await step) {
            return step.provedBy();
        }

        @Override
        public @Nullable String act(Step.Act step) {
            return null;
        }

        @Override
        public @Nullable String awaitTold(Step.AwaitTold step) {
            return step.provedBy();
        }

        @Override
        public @Nullable String awaitAct(Step.AwaitAct step) {
            return null;
        }

        @Override
        public @Nullable String awaitSaid(Step.AwaitSaid step) {
            return null;
        }

        @Override
        public @Nullable String awaitOther(Step.AwaitOther other) {
            return null;
        }

        @Override
        public @Nullable String resume(Step.Resume step) {
            return null;
        }

        @Override
        public @Nullable String tell(Step.Tell step) {
            return null;
        }

        @Override
        public @Nullable String proveSilence(Step.ProveSilence step) {
            return step.provedBy();
        }

        @Override
        public @Nullable String choose(Step.Choose step) {
            return null;
        }

        @Override
        public @Nullable String interleave(Step.Interleave step) {
            return null;
        }
    };

    private StepFacts() {}
}
