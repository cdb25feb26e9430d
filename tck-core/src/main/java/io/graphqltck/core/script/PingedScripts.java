package io.graphqltck.core.script;

import io.graphqltck.core.model.Protocol.Barrier;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts for a subject that does not know the message of the protocol's barrier: where a dialogue uses that message and its answer to find
 * out how far the subject is, a WebSocket ping and its pong stand in for them.
 */
public final class PingedScripts {

    /** The data of these pings, so that a recording shows what they are. */
    private static final String DATA = "instead";

    private final Barrier barrier;

    public PingedScripts(Barrier barrier) {
        this.barrier = barrier;
    }

    /** The script with WebSocket pings, or the same where the kit does not say the message in it. */
    public Script of(Script script) {
        return asks(script)
                ? new Script(script.scenario(), script.subject(), map(script.steps()), script.segmentation())
                : script;
    }

    /** Whether the kit says the message in a turn of its own. */
    public boolean asks(Script script) {
        return every(script.steps())
                .anyMatch(step -> step instanceof Step.Emit emit
                        && emit.speeches().stream().anyMatch(speech -> says(speech, barrier.send())));
    }

    /** Whether the answer to the message is awaited. */
    public boolean awaits(Script script) {
        return every(script.steps())
                .anyMatch(step -> step instanceof Step.Await await && says(await.speech(), barrier.await()));
    }

    private static boolean says(Turn.Speech speech, Pattern message) {
        return speech.act().equals(new Act.Says(message));
    }

    private static Stream<Step> every(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), every(inside(step))));
    }

    private static List<Step> inside(Step step) {
        if (step instanceof Step.Choose choose) {
            return choose.branches().stream()
                    .flatMap(branch -> branch.steps().stream())
                    .toList();
        }
        return step instanceof Step.Interleave interleave
                ? interleave.sequences().stream().flatMap(List::stream).toList()
                : List.of();
    }

    private List<Step> map(List<Step> steps) {
        return steps.stream().map(this::map).toList();
    }

    private Step map(Step step) {
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(
                    emit.at(),
                    emit.speeches().stream()
                            .map(speech -> pinged(speech, barrier.send(), new Act.Pings(DATA)))
                            .toList(),
                    emit.provedBy());
        }
        if (step instanceof Step.Await await) {
            return new Step.Await(
                    await.at(), pinged(await.speech(), barrier.await(), new Act.Pongs(DATA)), await.provedBy());
        }
        if (step instanceof Step.Choose choose) {
            return new Step.Choose(
                    choose.at(),
                    choose.branches().stream()
                            .map(branch -> new Step.Branch(
                                    branch.outcome(), branch.deviates(), branch.optional(), map(branch.steps())))
                            .toList(),
                    choose.requirement(),
                    choose.provedBy());
        }
        return step instanceof Step.Interleave interleave
                ? new Step.Interleave(
                        interleave.at(),
                        interleave.sequences().stream().map(this::map).toList())
                : step;
    }

    private static Turn.Speech pinged(Turn.Speech speech, Pattern message, Act instead) {
        return says(speech, message)
                ? new Turn.Speech(speech.at(), speech.party(), instead, speech.illegally(), speech.modifiers())
                : speech;
    }
}
