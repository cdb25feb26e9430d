package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Answer;
import io.graphqltck.core.model.act.StreamAct;
import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.Misframing.Shows;
import io.graphqltck.core.stream.StreamedBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be wrong with how a server frames a streamed body: of each stream the item or keep-alive that it begins with, and its
 * end. What is wrong after an item's JSON shows with the next turn only, so that it needs one.
 */
final class FramingMutations {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final @Nullable StreamedBody body;
    private final List<Turn.Speech> stream;
    private boolean begun;

    FramingMutations(@Nullable Streaming streams, Scenario scenario) {
        this.body = streams == null ? null : streams.body();
        this.stream = Turn.every(scenario.dialogue())
                .filter(turn ->
                        turn instanceof Turn.Speech speech && speech.act().isOfStream())
                .map(Turn.Speech.class::cast)
                .toList();
    }

    /** Takes note of a turn, in the order of the dialogue. */
    void passed(Turn.Speech speech) {
        if (speech.act().answer() == Answer.HEAD) {
            begun = false;
        }
        begun |= speech.act().isOfStream();
    }

    /** Of a turn that was not passed yet. */
    List<WrongTurn> of(Turn.Speech speech) {
        List<WrongTurn> wrongs = new ArrayList<>();
        Act act = speech.act();
        if (body != null && act instanceof Act.Ends ends && ends.instead() == null) {
            framed(body, Shows.AT_THE_END, speech, wrongs);
            List<Turn> lost = new ArrayList<>();
            if (body.endMark().length > 0) {
                lost.add(said(speech, new Act.SendsBody(body.endMark(), 1)));
            }
            lost.add(said(speech, new Act.Drops(null)));
            wrongs.add(new WrongTurn("no-message-end", "ends the connection and not the message", lost, true));
        } else if (body != null && with(act, Map.of()) != null && !begun) {
            framed(body, Shows.AT_ONCE, speech, wrongs);
            // With these the judge waits as long as the scenario lets a subject wait.
            if (stream.stream()
                    .noneMatch(turn -> turn.modifiers().timing().limit().compareTo(LONG) > 0)) {
                framed(body, Shows.AS_LOST, speech, wrongs);
            }
            if (goesOnBehind(speech)) {
                framed(body, Shows.BEHIND, speech, wrongs);
            }
        }
        return wrongs;
    }

    @SuppressWarnings("ReferenceEquality") // equal turns may stand in several places
    private boolean goesOnBehind(Turn.Speech speech) {
        return stream.stream().dropWhile(turn -> turn != speech).count() > 1;
    }

    private static void framed(StreamedBody body, Shows shows, Turn.Speech speech, List<WrongTurn> wrongs) {
        for (Misframing misframing : body.misframings()) {
            if (misframing.shows() == shows) {
                @Nullable Act other = with(speech.act(), misframing.fields());
                Act act = other == null ? speech.act() : other;
                Modifiers modifiers = speech.modifiers().withMisframing(misframing);
                Turn wrong = new Turn.Speech(speech.at(), Role.SERVER, act, true, modifiers);
                wrongs.add(new WrongTurn(misframing.word(), misframing.words(), List.of(wrong), true));
            }
        }
    }

    private static Turn said(Turn.Speech speech, Act act) {
        return new Turn.Speech(speech.at(), Role.SERVER, act, true, speech.modifiers());
    }

    /** The same with these fields, or null for what has none. */
    private static @Nullable Act with(Act act, Map<String, String> fields) {
        return act.isOfStream() ? ((StreamAct) act).withFields(fields) : null;
    }
}
