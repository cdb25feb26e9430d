package io.graphqltck.selftest;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the kit's own peer did wrong in a play of the kit against itself: the subject's player has read it. A turn's octets are said
 * by hand and may be mistaken, and then a subject would be blamed for that. Used on the play's loop.
 */
final class OwnFaults {

    private final boolean illegal;
    private final Consumer<Played> sound;
    private final Consumer<ScenarioResult> faulty;
    private @Nullable Played judged;
    private @Nullable Played performed;

    /**
     * One play.
     *
     * @param sound hears of the judge's play where nothing is wrong
     * @param faulty hears of a failure that says what is
     */
    OwnFaults(Scenario scenario, Consumer<Played> sound, Consumer<ScenarioResult> faulty) {
        this.illegal = Turn.every(scenario.dialogue())
                .anyMatch(turn -> turn instanceof Turn.Speech speech && speech.illegally());
        this.sound = sound;
        this.faulty = faulty;
    }

    void judged(Played played) {
        judged = played;
        tell();
    }

    void performed(Played played) {
        performed = played;
        tell();
    }

    private void tell() {
        Played byJudge = judged;
        Played bySubject = performed;
        if (byJudge == null || bySubject == null) {
            return;
        }
        Optional<String> fault = illegal ? Optional.empty() : fault(bySubject);
        if (fault.isEmpty()) {
            sound.accept(byJudge);
        } else {
            faulty.accept(ScenarioResult.notPlayed(
                    byJudge.script().scenario(),
                    byJudge.script().subject(),
                    Verdict.FAILED,
                    "what the kit itself sends is wrong, though no turn says illegally: " + fault.get()));
        }
    }

    private static Optional<String> fault(Played played) {
        return played.transcript().moments().stream()
                .filter(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == Direction.RECEIVED
                        && onWire.event() instanceof WireEvent.Violation violation
                        && violation.requirement().startsWith("HTTP-"))
                .map(moment -> ((WireEvent.Violation) ((Happening.OnWire) moment.what()).event()).text())
                .findFirst();
    }
}
