package io.graphqltck.core.play.cursor;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.script.StepVisitor;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where a play left its script: the turn that was expected, what it is judged by, and what was allowed. */
public final class Divergences {

    private final Expectation expectation;

    public Divergences(Expectation expectation) {
        this.expectation = expectation;
    }

    /**
     * What diverges there.
     *
     * @param moment number of the entry of the transcript at which it shows
     * @param due the step that was expected; where several were, the one that holds them
     * @param heads the single steps that could come next
     * @param objection why what came is not authorised, where that is how it differs; or null
     * @param found what came, in words
     */
    public Divergence at(int moment, Step due, List<Step> heads, @Nullable Objection objection, String found) {
        return new Divergence(
                moment,
                due(due, heads).at(),
                requirement(due, heads, objection),
                provedBy(heads),
                heads.stream().map(this::words).distinct().toList(),
                found);
    }

    /** What the application received, or the client requested, and no turn accounts for. */
    public static Divergence leftover(Scenario scenario, Moment moment, boolean repeatedEnd) {
        return new Divergence(
                moment.number(),
                scenario.at(),
                null,
                null,
                List.of(accountedFor(moment, repeatedEnd)),
                Expectation.found(moment, ""));
    }

    /**
     * The scenario that shows whether the subject answers the kit's barrier, where it ended the connection instead or said nothing: that
     * may be all that is wrong. Null where the barrier has no part in it.
     */
    public static @Nullable String barrierProof(Protocol protocol, Script script, List<String> provers) {
        return protocol.scenarios().stream()
                .filter(scenario -> scenario.roles().contains(script.subject()))
                .map(Scenario::id)
                .filter(provers::contains)
                .filter(id -> !id.equals(script.scenario().id()))
                .findFirst()
                .orElse(null);
    }

    private static String accountedFor(Moment moment, boolean repeatedEnd) {
        if (moment.what() instanceof Happening.OnWire) {
            return "the client requests only what the dialogue names";
        }
        return repeatedEnd
                ? "the application sees one end of each operation"
                : "the application sees only what the dialogue names";
    }

    /** The step that had to come: where the due one may be left out, what follows it. */
    private static Step due(Step due, List<Step> heads) {
        if (heads.isEmpty()) {
            return due;
        }
        boolean optional =
                due instanceof Step.Choose choose && choose.branches().stream().anyMatch(Step.Branch::optional);
        return heads.get(optional ? heads.size() - 1 : 0);
    }

    private static @Nullable String requirement(Step due, List<Step> heads, @Nullable Objection objection) {
        for (Step head : heads) {
            @Nullable String requirement = StepFacts.of(head).requirement();
            if (requirement != null) {
                return requirement;
            }
        }
        if (objection != null) {
            return objection.requirement();
        }
        return due instanceof Step.Choose choose ? choose.requirement() : null;
    }

    private static @Nullable String provedBy(List<Step> heads) {
        for (Step head : heads) {
            @Nullable String provedBy = StepFacts.of(head).provedBy();
            if (provedBy != null) {
                return provedBy;
            }
        }
        return null;
    }

    private String words(Step step) {
        return step.accept(new StepVisitor<>() {
            @Override
            public String emit(Step.Emit emit) {
                return "the connection stays open for "
                        + emit.speeches().stream().map(expectation::words).collect(Collectors.joining(", "));
            }

            @Override
            public String await(Step.Await await) {
                return expectation.words(await.speech());
            }

            @Override
            public String act(Step.Act act) {
                return "nothing";
            }

            @Override
            public String awaitTold(Step.AwaitTold await) {
                return expectation.words(await.sees());
            }

            @Override
            public String awaitAct(Step.AwaitAct awaitAct) {
                return "nothing";
            }

            @Override
            public String awaitSaid(Step.AwaitSaid awaitSaid) {
                return "nothing";
            }

            @Override
            public String awaitOther(Step.AwaitOther other) {
                return "the connection stays open for " + expectation.words(other.speech());
            }

            @Override
            public String resume(Step.Resume resume) {
                return "nothing";
            }

            @Override
            public String tell(Step.Tell tell) {
                return "nothing";
            }

            @Override
            public String proveSilence(Step.ProveSilence silence) {
                return silence.closingOnly() ? "no close" : "nothing more";
            }

            @Override
            public String choose(Step.Choose choose) {
                return "nothing";
            }

            @Override
            public String interleave(Step.Interleave interleave) {
                return "nothing";
            }
        });
    }
}
