package io.graphqltck.core.script;

import io.graphqltck.core.model.Protocol.Barrier;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.List;

/**
 * Scripts for a subject that does not know the message of the protocol's barrier: where a dialogue uses that message and its answer to find
 * out how far the subject is, a WebSocket ping and its pong stand in for them.
 */
public final class PingedScripts {

    /** The data of these pings, so that a recording shows what they are. */
    private static final String DATA = "instead";

    private final Barrier barrier;
    private final Pinged pinged = new Pinged();

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
        return Step.every(script.steps())
                .anyMatch(step -> step instanceof Step.Emit emit
                        && emit.speeches().stream().anyMatch(speech -> says(speech, barrier.send())));
    }

    /** Whether the answer to the message is awaited. */
    public boolean awaits(Script script) {
        return Step.every(script.steps())
                .anyMatch(step -> step instanceof Step.Await await && says(await.speech(), barrier.await()));
    }

    private static boolean says(Turn.Speech speech, Pattern message) {
        return speech.act().equals(new Act.Says(message));
    }

    private List<Step> map(List<Step> steps) {
        return steps.stream().map(step -> step.accept(pinged)).toList();
    }

    private static Turn.Speech pinged(Turn.Speech speech, Pattern message, Act instead) {
        return says(speech, message)
                ? new Turn.Speech(speech.at(), speech.party(), instead, speech.illegally(), speech.modifiers())
                : speech;
    }

    /** Each step with a ping for the message that the kit says, and a pong for the answer that it awaits. */
    private final class Pinged implements StepVisitor<Step> {

        @Override
        public Step emit(Step.Emit step) {
            return new Step.Emit(
                    step.at(),
                    step.speeches().stream()
                            .map(speech -> pinged(speech, barrier.send(), new Act.Pings(DATA)))
                            .toList(),
                    step.provedBy());
        }

        @Override
        public Step await(Step.Await step) {
            return new Step.Await(
                    step.at(), pinged(step.speech(), barrier.await(), new Act.Pongs(DATA)), step.provedBy());
        }

        @Override
        public Step choose(Step.Choose step) {
            return new Step.Choose(
                    step.at(),
                    step.branches().stream()
                            .map(branch -> new Step.Branch(
                                    branch.outcome(), branch.deviates(), branch.optional(), map(branch.steps())))
                            .toList(),
                    step.requirement(),
                    step.provedBy());
        }

        @Override
        public Step interleave(Step.Interleave step) {
            return new Step.Interleave(
                    step.at(),
                    step.sequences().stream().map(PingedScripts.this::map).toList());
        }

        @Override
        public Step act(Step.Act step) {
            return step;
        }

        @Override
        public Step awaitTold(Step.AwaitTold step) {
            return step;
        }

        @Override
        public Step awaitAct(Step.AwaitAct step) {
            return step;
        }

        @Override
        public Step awaitSaid(Step.AwaitSaid step) {
            return step;
        }

        @Override
        public Step awaitOther(Step.AwaitOther step) {
            return step;
        }

        @Override
        public Step resume(Step.Resume step) {
            return step;
        }

        @Override
        public Step tell(Step.Tell step) {
            return step;
        }

        @Override
        public Step proveSilence(Step.ProveSilence step) {
            return step;
        }
    }
}
