package io.graphqltck.reports.results;

import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import java.util.List;

/**
 * What is large of a result.
 *
 * @param dialogue how the scenario goes with a subject of this role, in words
 * @param transcript what happened; empty where nothing was played
 * @param momentsLeftOut how many moments in the middle of a very long transcript are not here
 */
public record Details(List<DialogueLine> dialogue, List<Entry> transcript, int momentsLeftOut) {

    public Details {
        dialogue = List.copyOf(dialogue);
        transcript = List.copyOf(transcript);
    }
}
