package io.graphqltck.core.script;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.text.Location;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens next in a play, as seen by the peer of one subject. */
public sealed interface Step
        permits Step.Emit,
                Step.Await,
                Step.Act,
                Step.AwaitTold,
                Step.AwaitAct,
                Step.AwaitSaid,
                Step.AwaitOther,
                Step.Tell,
                Step.ProveSilence,
                Step.Resume,
                Step.Choose,
                Step.Interleave {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(StepVisitor<R> visitor);

    Location at();

    /** The sequences of steps that stand within this one; none for what one party does. */
    default List<List<Step>> inside() {
        return List.of();
    }

    /** These steps and all that stand within them, each before what it holds. */
    static Stream<Step> every(List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(Stream.of(step), step.inside().stream().flatMap(Step::every)));
    }

    /** The peer sends these in one write. {@code provedBy} as in {@link Await}: the subject must be there for it. */
    record Emit(
            Location at,
            List<Turn.Speech> speeches,
            @Nullable String provedBy) implements Step {
        public Emit {
            speeches = List.copyOf(speeches);
        }

        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.emit(this);
        }
    }

    /** The subject must do this. {@code provedBy} names the scenario that proves the fragment it stands in, or null. */
    record Await(Location at, Turn.Speech speech, @Nullable String provedBy) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.await(this);
        }
    }

    /** The application does something. */
    record Act(Location at, ApplicationTurn what) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.act(this);
        }
    }

    /** The application must receive this. */
    record AwaitTold(
            Location at,
            ApplicationTurn.Sees sees,
            @Nullable String requirement,
            @Nullable String provedBy) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.awaitTold(this);
        }
    }

    /** The kit plays the client itself: its application must do this first. */
    record AwaitAct(Location at, Deed deed) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.awaitAct(this);
        }
    }

    /** The kit plays the client itself: its peer must have said this first. */
    record AwaitSaid(Location at, Deed deed) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.awaitSaid(this);
        }
    }

    /** Both parties are under test, and this is a turn of the one that is not judged here. */
    record AwaitOther(Location at, Turn.Speech speech) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.awaitOther(this);
        }
    }

    /** The kit plays the client itself, and reports to its application this. */
    record Tell(Location at, ApplicationTurn.Sees sees) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.tell(this);
        }
    }

    /** The subject says nothing until a barrier is answered, and {@code during} after it; {@code closingOnly}: it only does not close. */
    record ProveSilence(
            Location at,
            Role subject,
            boolean closingOnly,
            Duration during,
            @Nullable String requirement,
            @Nullable String provedBy)
            implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.proveSilence(this);
        }
    }

    /** What follows is about this earlier connection or exchange. */
    record Resume(Location at, Turn.Resume turn) implements Step {
        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.resume(this);
        }
    }

    /** One of these; the first thing that comes decides. */
    record Choose(
            Location at,
            List<Branch> branches,
            @Nullable String requirement,
            @Nullable String provedBy) implements Step {
        public Choose {
            branches = List.copyOf(branches);
        }

        @Override
        public List<List<Step>> inside() {
            return branches.stream().map(Branch::steps).toList();
        }

        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.choose(this);
        }
    }

    /** All of these, each in its order, interleaved as they come. */
    record Interleave(Location at, List<List<Step>> sequences) implements Step {
        public Interleave {
            sequences = List.copyOf(sequences);
        }

        @Override
        public List<List<Step>> inside() {
            return sequences;
        }

        @Override
        public <R extends @Nullable Object> R accept(StepVisitor<R> visitor) {
            return visitor.interleave(this);
        }
    }

    /** An alternative. The empty one of an optional passage is {@code optional}: it asks for no proof of silence. */
    record Branch(@Nullable String outcome, boolean deviates, boolean optional, List<Step> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }

        /** Nothing at all is silence, too. */
        public boolean beginsSilent() {
            return steps.isEmpty() || steps.get(0) instanceof ProveSilence;
        }

        /** What is left of it when that silence is proved. */
        public Branch afterSilence() {
            return steps.isEmpty() ? this : new Branch(outcome, deviates, optional, steps.subList(1, steps.size()));
        }
    }
}
