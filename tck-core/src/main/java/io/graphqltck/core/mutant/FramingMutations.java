package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Misframing;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be wrong with how a server frames a streamed body: of each stream the part or heartbeat that it begins with, and its
 * end. What is wrong behind a part's JSON shows with the next turn only, so that it needs one.
 */
final class FramingMutations {

    private static final List<Misframing> TOLD = List.of(
            Misframing.LINE_FEEDS,
            Misframing.PADDED_DELIMITER,
            Misframing.LONGER_DELIMITER,
            Misframing.NO_LINE_END_FIRST,
            Misframing.PREAMBLE,
            Misframing.BYTE_ORDER_MARK);
    /** With these nobody finds the part, and the judge waits as long as the scenario lets a subject wait with it. */
    private static final List<Misframing> LOST = List.of(Misframing.OTHER_DELIMITER, Misframing.NO_EMPTY_LINE);

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final byte[] CLOSE = {'-', '-'};
    private static final byte[] CLOSE_LINE = {'-', '-', '\r', '\n'};

    private final List<Turn.Speech> stream;
    private boolean begun;

    FramingMutations(Scenario scenario) {
        this.stream = Turn.every(scenario.dialogue())
                .filter(turn ->
                        turn instanceof Turn.Speech speech && speech.act().isOfStream())
                .map(Turn.Speech.class::cast)
                .toList();
    }

    /** What the server does instead, in its words. */
    record Wrong(String change, String words, List<Turn> turns) {}

    /** Takes note of a turn, in the order of the dialogue. */
    void passed(Turn.Speech speech) {
        if (speech.act() instanceof Act.Responds responds && responds.streamed()) {
            begun = false;
        }
        begun |= speech.act().isOfStream();
    }

    /** Of a turn that was not passed yet. */
    List<Wrong> of(Turn.Speech speech) {
        List<Wrong> wrongs = new ArrayList<>();
        Act act = speech.act();
        if (act instanceof Act.Ends ends && ends.instead() == null) {
            framed(speech, Misframing.EMPTY_PART, wrongs);
            framed(speech, Misframing.PART_BEHIND, wrongs);
            Act open = new Act.Ends(new byte[0], ends.trailers());
            wrongs.add(new Wrong("no-close-delimiter", "ends without the close delimiter", said(speech, open)));
            Act unended = new Act.Ends(CLOSE, ends.trailers());
            wrongs.add(new Wrong("no-line-end-last", "ends without CR LF", said(speech, unended)));
            List<Turn> lost = new ArrayList<>(said(speech, new Act.SendsBody(CLOSE_LINE, 1)));
            lost.addAll(said(speech, new Act.Drops(null)));
            wrongs.add(new Wrong("no-message-end", "ends the connection and not the message", lost));
        } else if ((act instanceof Act.Part || act instanceof Act.Heartbeat) && !begun) {
            TOLD.forEach(misframing -> framed(speech, misframing, wrongs));
            if (stream.stream().noneMatch(turn -> turn.modifiers().limit().compareTo(LONG) > 0)) {
                LOST.forEach(misframing -> framed(speech, misframing, wrongs));
            }
            wrongs.add(new Wrong("no-part-type", "does not label a part", said(speech, "<absent>", "Content-Type")));
            wrongs.add(
                    new Wrong("wrong-part-type", "labels a part as text", said(speech, "text/plain", "Content-Type")));
            if (goesOnBehind(speech)) {
                framed(speech, Misframing.TWO_TEXTS, wrongs);
                wrongs.add(new Wrong("wrong-part-length", "miscounts a part", said(speech, "1", "Content-Length")));
            }
        }
        return wrongs;
    }

    @SuppressWarnings("ReferenceEquality") // equal turns may stand in several places
    private boolean goesOnBehind(Turn.Speech speech) {
        return stream.stream().dropWhile(turn -> turn != speech).count() > 1;
    }

    private static void framed(Turn.Speech speech, Misframing misframing, List<Wrong> wrongs) {
        Modifiers modifiers = speech.modifiers().withMisframing(misframing);
        wrongs.add(new Wrong(
                misframing.word(),
                misframing.words(),
                List.of(new Turn.Speech(speech.at(), Role.SERVER, speech.act(), true, modifiers))));
    }

    private static List<Turn> said(Turn.Speech speech, Act act) {
        return List.of(new Turn.Speech(speech.at(), Role.SERVER, act, true, speech.modifiers()));
    }

    private static List<Turn> said(Turn.Speech speech, String value, String field) {
        Map<String, String> headers = new LinkedHashMap<>(
                speech.act() instanceof Act.Part part ? part.headers() : ((Act.Heartbeat) speech.act()).headers());
        headers.keySet().removeIf(field::equalsIgnoreCase);
        headers.put(field, value);
        return said(
                speech,
                speech.act() instanceof Act.Part part
                        ? new Act.Part(part.message(), headers)
                        : new Act.Heartbeat(headers));
    }
}
