package io.graphqltck.core.script;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.TurnVisitor;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.Deed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario compiled for a subject of one role: the turns of the other role are what the kit emits, the subject's own are
 * what it awaits, and the application's are void where a server is tested.
 */
public record Script(Scenario scenario, Role subject, List<Step> steps, Segmentation segmentation) {

    public Script {
        steps = List.copyOf(steps);
    }

    /** For judging a subject of this role. */
    public static Script compile(Scenario scenario, Role subject) {
        return compile(scenario, subject, Play.JUDGED);
    }

    /** For playing this role oneself, as a peer of the kit in its tests of itself: a client then reports to its application. */
    public static Script perform(Scenario scenario, Role role) {
        return compile(scenario, role.other(), Play.PERFORMED);
    }

    /** For judging this role where the other one is a subject as well, and the kit only passes on what both say. */
    public static Script between(Scenario scenario, Role role) {
        return compile(scenario, role, Play.BETWEEN);
    }

    /** How many HTTP requests of the client the scenario has, whichever alternative is taken. */
    public int requests() {
        return count(Ground.REQUEST);
    }

    /** How many turns are about the upgrade of a connection, which is at least as many as there are connections. */
    public int upgrades() {
        return count(Ground.UPGRADE);
    }

    private int count(Ground ground) {
        return (int) Turn.every(scenario.dialogue())
                .filter(turn ->
                        turn instanceof Turn.Speech speech && speech.act().ground() == ground)
                .count();
    }

    /** The same, with the bodies of its streamed responses divided so. */
    public Script with(Segmentation other) {
        return new Script(scenario, subject, steps, other);
    }

    /** What a script is compiled for. */
    private enum Play {
        JUDGED,
        PERFORMED,
        BETWEEN
    }

    private static Script compile(Scenario scenario, Role subject, Play play) {
        boolean sockets = Turn.every(scenario.dialogue())
                .anyMatch(turn ->
                        turn instanceof Turn.Speech speech && speech.act().ground() == Ground.UPGRADE);
        Compiler compiler =
                new Compiler(scenario.id(), subject, play == Play.PERFORMED, play == Play.BETWEEN, !sockets);
        return new Script(scenario, subject, compiler.steps(scenario.dialogue(), null), Segmentation.AS_WRITTEN);
    }

    /** What a peer has said, for the one that performs the other part of the same dialogue. */
    public static Deed said(Turn.Speech speech) {
        return new Deed.Said(speech.at());
    }

    /** {@code exchangesOnly}: no WebSocket is opened. */
    private record Compiler(String scenario, Role subject, boolean performed, boolean between, boolean exchangesOnly) {

        List<Step> steps(List<Turn> dialogue, @Nullable String provedBy) {
            return dialogue.stream()
                    .flatMap(turn -> steps(turn, provedBy).stream())
                    .toList();
        }

        private List<Step> steps(Turn of, @Nullable String provedBy) {
            return of.accept(new TurnVisitor<>() {
                @Override
                public List<Step> speech(Turn.Speech speech) {
                    return ofSpeech(speech, provedBy);
                }

                @Override
                public List<Step> application(Turn.Application application) {
                    return ofApplication(application, provedBy);
                }

                @Override
                public List<Step> silence(Turn.Silence silence) {
                    return silence.party() == subject
                            ? List.of(new Step.ProveSilence(
                                    silence.at(),
                                    subject,
                                    silence.closingOnly(),
                                    silence.during(),
                                    silence.requirement(),
                                    provedBy))
                            : List.of();
                }

                @Override
                public List<Step> resume(Turn.Resume resume) {
                    return List.of(new Step.Resume(resume.at(), resume));
                }

                @Override
                public List<Step> either(Turn.Either either) {
                    return List.of(choose(either, provedBy));
                }

                @Override
                public List<Step> optionally(Turn.Optionally optionally) {
                    return List.of(new Step.Choose(
                            optionally.at(),
                            List.of(
                                    new Step.Branch(null, false, false, steps(optionally.dialogue(), provedBy)),
                                    new Step.Branch(null, false, true, List.of())),
                            null,
                            provedBy));
                }

                @Override
                public List<Step> anyOrder(Turn.AnyOrder anyOrder) {
                    return List.of(new Step.Interleave(
                            anyOrder.at(),
                            anyOrder.sequences().stream()
                                    .map(sequence -> steps(sequence, provedBy))
                                    .toList()));
                }

                @Override
                public List<Step> together(Turn.Together together) {
                    return atOnce(together, provedBy);
                }

                @Override
                public List<Step> included(Turn.Included included) {
                    // A fragment is proved by a scenario of its own; within that one a divergence is the scenario's.
                    @Nullable String prover = included.provedBy() == null ? provedBy : included.provedBy();
                    return steps(included.dialogue(), scenario.equals(prover) ? null : prover);
                }
            });
        }

        private List<Step> ofSpeech(Turn.Speech speech, @Nullable String provedBy) {
            if (between && speech.party() != subject) {
                return List.of(new Step.AwaitOther(speech.at(), speech));
            }
            if (Sight.of(speech.act()) == Sight.NOT_AT_ALL && speech.party() == subject) {
                // The other side of the connection cannot see it, but knows what its next turns are about.
                return performed ? List.of(new Step.Emit(speech.at(), List.of(speech), provedBy)) : List.of();
            }
            if (performed && isToldOf(speech)) {
                return List.of(new Step.AwaitSaid(speech.at(), said(speech)));
            }
            return List.of(
                    speech.party() == subject
                            ? new Step.Await(speech.at(), speech, provedBy)
                            : new Step.Emit(speech.at(), List.of(speech), provedBy));
        }

        /** Whether a client that the kit performs hears of it from the one who says it: on the wire it may take any form. */
        private boolean isToldOf(Turn.Speech speech) {
            return exchangesOnly
                    && subject == Role.SERVER
                    && speech.party() == subject
                    && Sight.of(speech.act()) == Sight.IN_ANY_FORM;
        }

        private List<Step> ofApplication(Turn.Application application, @Nullable String provedBy) {
            if (performed && subject == Role.SERVER) {
                @Nullable Deed deed = application.what().deed();
                if (deed != null) {
                    return List.of(new Step.AwaitAct(application.at(), deed));
                }
                return application.what() instanceof ApplicationTurn.Sees sees
                        ? List.of(new Step.Tell(application.at(), sees))
                        : List.of();
            }
            if (performed || subject == Role.SERVER) {
                return List.of();
            }
            return List.of(
                    application.what() instanceof ApplicationTurn.Sees sees
                            ? new Step.AwaitTold(application.at(), sees, application.requirement(), provedBy)
                            : new Step.Act(application.at(), application.what()));
        }

        private Step choose(Turn.Either either, @Nullable String provedBy) {
            return new Step.Choose(
                    either.at(),
                    either.alternatives().stream()
                            .map(alternative -> new Step.Branch(
                                    alternative.outcome(),
                                    alternative.deviates(),
                                    false,
                                    steps(alternative.dialogue(), provedBy)))
                            .toList(),
                    either.requirement(),
                    provedBy);
        }

        private List<Step> atOnce(Turn.Together together, @Nullable String provedBy) {
            List<Turn.Speech> speeches = together.dialogue().stream()
                    .filter(Turn.Speech.class::isInstance)
                    .map(Turn.Speech.class::cast)
                    .toList();
            return !speeches.isEmpty() && speeches.get(0).party() != subject && !between
                    ? List.of(new Step.Emit(together.at(), speeches, provedBy))
                    : steps(together.dialogue(), provedBy);
        }
    }
}
