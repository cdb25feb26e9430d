package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.script.Step;
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

    /** Whether the subject still has to do something that this test accepts. */
    static boolean awaits(Track track, Predicate<Act> test) {
        return awaits(track.ahead(), test)
                || (track.lanes != null && track.lanes.stream().anyMatch(lane -> awaits(lane.ahead(), test)));
    }

    private static boolean awaits(List<Step> steps, Predicate<Act> test) {
        return steps.stream().anyMatch(step -> awaits(step, test));
    }

    private static boolean awaits(Step step, Predicate<Act> test) {
        if (step instanceof Step.Await await) {
            return test.test(await.speech().act());
        }
        if (step instanceof Step.Choose choose) {
            return choose.branches().stream().anyMatch(branch -> awaits(branch.steps(), test));
        }
        return step instanceof Step.Interleave interleave
                && interleave.sequences().stream().anyMatch(sequence -> awaits(sequence, test));
    }
}
