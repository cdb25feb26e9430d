package io.graphqltck.reports.results;

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
 */
public record QuotedRequirement(
        String id,
        Level level,
        Judgement judgement,
        String role,
        String section,
        List<Citation> source,
        String sentence) {

    public QuotedRequirement {
        source = List.copyOf(source);
    }
}
