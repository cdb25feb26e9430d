package io.graphqltck.reports.results;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.reports.model.Citation;
import java.util.List;

/**
 * A requirement with its sentence and where that stands.
 *
 * @param role {@code client}, {@code server} or {@code both}
 * @param section as the requirement's file abbreviates it
 * @param source what the section stands for: one for each document
 * @param harm what comes of breaking it
 * @param advice what to look at first where it was broken; empty where it was not, or nothing is known
 */
public record QuotedRequirement(
        String id,
        Level level,
        Judgement judgement,
        String role,
        String section,
        List<Citation> source,
        String sentence,
        Harm harm,
        String advice) {

    public QuotedRequirement {
        source = List.copyOf(source);
    }

    /** One of which no more is known. */
    public QuotedRequirement(
            String id,
            Level level,
            Judgement judgement,
            String role,
            String section,
            List<Citation> source,
            String sentence) {
        this(id, level, judgement, role, section, source, sentence, Harm.MISUNDERSTANDING, "");
    }
}
