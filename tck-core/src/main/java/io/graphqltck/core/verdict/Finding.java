package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.play.cursor.Silence;
import io.graphqltck.core.text.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deviation.
 *
 * @param requirement id of the requirement that it deviates from
 * @param judgement how much it weighs, after the strictness of the run
 * @param source who found it: {@code script}, {@code rule}
 * @param moment number of the entry of the transcript at which it shows
 * @param turn the turn that was expected, or null for a rule's finding
 * @param allowed what was allowed there
 * @param found what came
 */
public record Finding(
        String requirement,
        Judgement judgement,
        String source,
        int moment,
        @Nullable Location turn,
        List<String> allowed,
        String found) {

    /** What is allowed where a subject took an alternative that is worth a warning. */
    static final String PREFERRED = "what the document prefers";

    public Finding {
        allowed = List.copyOf(allowed);
    }

    /** Whether the script was left here, rather than an alternative taken that is worth a warning. */
    public boolean isDivergence() {
        return source.equals("script") && allowed.stream().noneMatch(text -> text.startsWith(PREFERRED));
    }

    /** Whether the subject was silent where something was expected, rather than wrong. */
    public boolean isSilence() {
        return isDivergence() && Silence.isFoundIn(found);
    }

    /** The same with another weight. */
    Finding weighing(Judgement other) {
        return new Finding(requirement, other, source, moment, turn, allowed, found);
    }

    /** What stays the same from run to run, to tell a known failure from another one. */
    public String reason() {
        return requirement + ": expected " + String.join(" or ", allowed) + ", found " + found;
    }
}
