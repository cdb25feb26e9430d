package io.graphqltck.reports.dialogue;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dialogue in words.
 *
 * @param at of the turn, by which a finding points to it, or null for a line that belongs to the one before
 * @param who whose lane it stands in, or null for a remark on the lines below that are deeper
 * @param depth how deep it stands within alternatives, fragments and repeats, from 0
 */
public record DialogueLine(@Nullable Location at, @Nullable Role who, Kind kind, int depth, String text) {

    public DialogueLine withText(String newText) {
        return new DialogueLine(at, who, kind, depth, newText);
    }

    /** What sort of line it is. */
    public enum Kind {
        /** The party says it on the wire. */
        SAYS,
        /** The client's application does or sees it. */
        APPLICATION,
        /** The party does nothing, or not this. */
        SILENCE,
        /** A remark on what follows. */
        GROUP,
        /** The same, on what may come: one of several ways, or what may be left out. */
        CHOICE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
