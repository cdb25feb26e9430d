package io.graphqltck.reports.site;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what is to be reported in private first: how to bring about a finding by which a peer can end a process, or read or do what it
 * must not. That it is there, and the sentence, stay. What a baseline knows is public already.
 */
final class Withheld {

    private static final Details NOTHING = new Details(List.of(), List.of(), 0);

    private Withheld() {}

    static Results of(Results results) {
        return new Results(
                results.kitVersion(),
                results.started(),
                results.took(),
                results.complete(),
                results.runs().stream().map(Withheld::of).toList(),
                results.pairs().stream().map(Withheld::of).toList());
    }

    private static SubjectRun of(SubjectRun run) {
        Set<String> ids = new HashSet<>();
        for (Cause cause : Causes.of(run)) {
            if (isHarmful(cause.harm()) && cause.verdict() != Verdict.KNOWN_FAILURE) {
                cause.results().forEach(result -> ids.add(result.id()));
            }
        }
        return ids.isEmpty()
                ? run
                : new SubjectRun(
                        run.subject(),
                        run.protocol(),
                        run.protocolTitle(),
                        run.edition(),
                        run.shard(),
                        run.started(),
                        run.took(),
                        run.complete(),
                        run.results().stream()
                                .map(result -> ids.contains(result.id()) ? result.with(() -> NOTHING) : result)
                                .toList());
    }

    private static PlayedPair of(PlayedPair pair) {
        return new PlayedPair(
                new PlayedPair.Parties(
                        pair.client(), pair.server(), pair.protocol(), pair.protocolTitle(), pair.over()),
                pair.verdict(),
                pair.reason(),
                new PlayedPair.Course(pair.started(), pair.took(), pair.complete()),
                pair.repeat(),
                pair.results().stream().map(Withheld::of).toList());
    }

    private static PairedResult of(PairedResult result) {
        boolean harmful = result.faults().stream()
                .anyMatch(fault ->
                        harms(result.client(), fault.requirement()) || harms(result.server(), fault.requirement()));
        return harmful
                ? new PairedResult(
                        result.id(),
                        result.title(),
                        result.verdict(),
                        result.reason(),
                        result.faults(),
                        result.took(),
                        result.repeat(),
                        without(result.client()),
                        without(result.server()))
                : result;
    }

    private static boolean harms(@Nullable Result side, String requirement) {
        return side != null
                && side.requirement(requirement)
                        .map(QuotedRequirement::harm)
                        .filter(Withheld::isHarmful)
                        .isPresent();
    }

    private static @Nullable Result without(@Nullable Result side) {
        return side == null ? null : side.with(() -> NOTHING);
    }

    private static boolean isHarmful(Harm harm) {
        return harm == Harm.CRASH || harm == Harm.EXPOSURE;
    }
}
