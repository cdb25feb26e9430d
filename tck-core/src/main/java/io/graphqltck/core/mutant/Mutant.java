package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Location;

/**
 * A subject that plays a dialogue wrongly.
 *
 * @param original the scenario that must catch it
 * @param role whom it plays
 * @param change what is wrong, such as {@code drop}, {@code wrong-id}
 * @param words the same in a sentence
 * @param at the turn that is wrong
 * @param from the first turn at which that can show: the turn itself, or the sequences in which it stands in any order
 * @param played the dialogue that it plays
 * @param rude it does without a decent peer's courtesies, which would repair what is wrong
 */
public record Mutant(
        Scenario original,
        Role role,
        String change,
        String words,
        Location at,
        Location from,
        Scenario played,
        boolean rude) {

    /** Unique within the scenario and role. */
    public String id() {
        return original.id() + "#" + change + "@" + at.line() + "." + at.column();
    }
}
