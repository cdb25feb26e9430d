package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is still to come in a script. */
public final class Lookahead {

    private Lookahead() {}

    /** The single steps that could come next. */
    static List<Step> heads(Track track) {
        List<Step> heads = new ArrayList<>();
        collect(track, heads);
        return heads;
    }

    private static void collect(Track track, List<Step> heads) {
        @Nullable Step head = track.head();
        if (head instanceof Step.Interleave && track.lanes != null) {
            track.lanes.forEach(lane -> collect(lane, heads));
        } else if (head instanceof Step.Choose) {
            for (Step step : track.ahead()) {
                if (!(step instanceof Step.Choose choose)) {
                    heads.add(step);
                    break;
                }
                choose.branches().forEach(branch -> collect(new Track(branch.steps()), heads));
                if (choose.branches().stream().noneMatch(Step.Branch::optional)) {
                    break;
                }
            }
        } else if (head != null) {
            heads.add(head);
        }
    }

    /** Whether the subject must still do something that this test accepts. */
    static boolean awaits(Track track, Predicate<Act> test) {
        return awaits(track.ahead(), test)
                || (track.lanes != null && track.lanes.stream().anyMatch(lane -> awaits(lane.ahead(), test)));
    }

    private static boolean awaits(List<Step> steps, Predicate<Act> test) {
        return steps.stream().anyMatch(step -> awaits(step, test));
    }

    private static boolean awaits(Step step, Predicate<Act> test) {
        return step.accept(new StepVisitor<>() {
            @Override
            public Boolean emit(Step.Emit emit) {
                return false;
            }

            @Override
            public Boolean await(Step.Await await) {
                return test.test(await.speech().act());
            }

            @Override
            public Boolean act(Step.Act act) {
                return false;
            }

            @Override
            public Boolean awaitTold(Step.AwaitTold awaitTold) {
                return false;
            }

            @Override
            public Boolean awaitAct(Step.AwaitAct awaitAct) {
                return false;
            }

            @Override
            public Boolean awaitSaid(Step.AwaitSaid awaitSaid) {
                return false;
            }

            @Override
            public Boolean awaitOther(Step.AwaitOther other) {
                return false;
            }

            @Override
            public Boolean resume(Step.Resume resume) {
                return false;
            }

            @Override
            public Boolean tell(Step.Tell tell) {
                return false;
            }

            @Override
            public Boolean proveSilence(Step.ProveSilence proveSilence) {
                return false;
            }

            @Override
            public Boolean choose(Step.Choose choose) {
                return choose.branches().stream().anyMatch(branch -> Lookahead.awaits(branch.steps(), test));
            }

            @Override
            public Boolean interleave(Step.Interleave interleave) {
                return interleave.sequences().stream().anyMatch(sequence -> Lookahead.awaits(sequence, test));
            }
        });
    }

    /** Whether it can be taken whatever the subject does. */
    static boolean needsNobody(Step step) {
        return step.accept(new StepVisitor<>() {
            @Override
            public Boolean emit(Step.Emit emit) {
                return true;
            }

            @Override
            public Boolean await(Step.Await await) {
                return false;
            }

            @Override
            public Boolean act(Step.Act act) {
                return true;
            }

            @Override
            public Boolean awaitTold(Step.AwaitTold told) {
                return told.sees().what() == ApplicationTurn.What.NOTHING;
            }

            @Override
            public Boolean awaitAct(Step.AwaitAct awaitAct) {
                return false;
            }

            @Override
            public Boolean awaitSaid(Step.AwaitSaid awaitSaid) {
                return false;
            }

            @Override
            public Boolean awaitOther(Step.AwaitOther other) {
                return false;
            }

            @Override
            public Boolean resume(Step.Resume resume) {
                return true;
            }

            @Override
            public Boolean tell(Step.Tell tell) {
                return false;
            }

            @Override
            public Boolean proveSilence(Step.ProveSilence proveSilence) {
                return true;
            }

            @Override
            public Boolean choose(Step.Choose choose) {
                return false;
            }

            @Override
            public Boolean interleave(Step.Interleave interleave) {
                return false;
            }
        });
    }

    /** Whether it may be left out. */
    static boolean isOptional(Step step) {
        return step instanceof Step.Choose choose && choose.branches().stream().anyMatch(Step.Branch::optional);
    }

    static boolean mayBeSilence(Step step) {
        return step instanceof Step.Choose choose && choose.branches().stream().anyMatch(Step.Branch::beginsSilent);
    }
}
