package io.graphqltck.core.script;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts for a client whose application tells the kit nothing, such as one that a person uses by hand: it is judged by what it says on
 * the wire, and what its application should see is not awaited.
 */
public final class Unwatched {

    private Unwatched() {}

    /** The script of this scenario for such a client. */
    public static Script script(Scenario scenario) {
        Script watched = Script.compile(scenario, Role.CLIENT);
        return new Script(scenario, Role.CLIENT, without(watched.steps()), watched.segmentation());
    }

    private static List<Step> without(List<Step> steps) {
        return steps.stream().flatMap(Unwatched::without).toList();
    }

    private static Stream<Step> without(Step step) {
        return step.accept(new StepVisitor<>() {
            @Override
            public Stream<Step> emit(Step.Emit emit) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> await(Step.Await await) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> act(Step.Act act) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> awaitTold(Step.AwaitTold told) {
                return Stream.empty();
            }

            @Override
            public Stream<Step> awaitAct(Step.AwaitAct awaitAct) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> awaitSaid(Step.AwaitSaid awaitSaid) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> awaitOther(Step.AwaitOther other) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> resume(Step.Resume resume) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> tell(Step.Tell tell) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> proveSilence(Step.ProveSilence proveSilence) {
                return Stream.of(step);
            }

            @Override
            public Stream<Step> choose(Step.Choose choose) {
                List<Step.Branch> branches = branches(choose.branches());
                // Nothing is left to choose where all alternatives are what the application may see.
                return branches.stream().allMatch(branch -> branch.steps().isEmpty())
                                && choose.branches().stream().anyMatch(branch -> sees(branch.steps()))
                        ? Stream.empty()
                        : Stream.of(new Step.Choose(choose.at(), branches, choose.requirement(), choose.provedBy()));
            }

            @Override
            public Stream<Step> interleave(Step.Interleave interleave) {
                List<List<Step>> sequences = interleave.sequences().stream()
                        .map(Unwatched::without)
                        .filter(sequence -> !sequence.isEmpty())
                        .toList();
                return sequences.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new Step.Interleave(interleave.at(), sequences));
            }
        });
    }

    /** An alternative that was all about the application asks for no proof of silence on the wire. */
    private static List<Step.Branch> branches(List<Step.Branch> branches) {
        List<Step.Branch> left = new ArrayList<>();
        boolean emptied = false;
        for (Step.Branch branch : branches) {
            List<Step> steps = without(branch.steps());
            boolean now = steps.isEmpty() && !branch.steps().isEmpty();
            if (!now) {
                left.add(new Step.Branch(branch.outcome(), branch.deviates(), branch.optional(), steps));
            }
            emptied |= now;
        }
        if (emptied && left.stream().noneMatch(branch -> branch.steps().isEmpty())) {
            left.add(new Step.Branch(null, false, true, List.of()));
        }
        return left;
    }

    private static boolean sees(List<Step> steps) {
        return steps.stream().anyMatch(Step.AwaitTold.class::isInstance);
    }
}
