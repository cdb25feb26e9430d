package io.graphqltck.reports.results;

import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is large of a result.
 *
 * @param dialogue how the scenario goes with a subject of this role, in words
 * @param transcript what happened; empty where nothing was played
 * @param momentsLeftOut how many moments in the middle of a very long transcript are not here
 * @param play what the play depended on in addition to its script, or null where it is not known or nothing was played
 */
public record Details(
        List<DialogueLine> dialogue,
        List<Entry> transcript,
        int momentsLeftOut,
        @Nullable Circumstances play) {

    public Details {
        dialogue = List.copyOf(dialogue);
        transcript = List.copyOf(transcript);
    }

    /** Of a play of which nothing more is known. */
    public Details(List<DialogueLine> dialogue, List<Entry> transcript, int momentsLeftOut) {
        this(dialogue, transcript, momentsLeftOut, null);
    }
}
