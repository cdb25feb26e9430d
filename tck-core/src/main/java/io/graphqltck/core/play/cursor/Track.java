package io.graphqltck.core.play.cursor;

import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.script.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a script that moves forward: one for the whole script, and one for each sequence that is interleaved. */
public final class Track {

    private @Nullable Path path;

    /** The sequences of the {@link Step.Interleave} that is at the head, while it is. */
    @Nullable
    List<Track> lanes;
    /** The proof of silence that the head asks for, while it runs. */
    @Nullable
    SilenceProof silence;
    /** Whether the head's own delay is over. */
    Delay delay = Delay.NONE;

    Track(List<Step> steps) {
        this.path = Path.of(steps, null);
    }

    @Nullable
    Step head() {
        return path == null ? null : path.step();
    }

    void next() {
        replaceHead(List.of());
    }

    /** Continues with these steps instead of the head. */
    void replaceHead(List<Step> steps) {
        path = Path.of(steps, path == null ? null : path.rest());
        lanes = null;
        silence = null;
        delay = Delay.NONE;
    }

    /** All steps that are still to come, for those who look ahead. */
    List<Step> ahead() {
        List<Step> steps = new ArrayList<>();
        for (@Nullable Path at = path; at != null; at = at.rest()) {
            steps.add(at.step());
        }
        return steps;
    }

    /** Whether the head must wait before it speaks. */
    enum Delay {
        NONE,
        RUNNING,
        OVER
    }

    /** An immutable list: what is left of a script. */
    private record Path(Step step, @Nullable Path rest) {
        static @Nullable Path of(List<Step> steps, @Nullable Path rest) {
            @Nullable Path path = rest;
            for (int i = steps.size() - 1; i >= 0; i--) {
                path = new Path(steps.get(i), path);
            }
            return path;
        }
    }
}
