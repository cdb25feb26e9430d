package io.graphqltck.runner.trial;

import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.Baseline.Known;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.redact.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The known failures after a run: what people wrote about those that stay is kept. */
final class NewBaseline {

    private static final Set<Verdict> FAILURES = Set.of(Verdict.FAILED, Verdict.CHANGED, Verdict.KNOWN_FAILURE);
    private static final Set<Verdict> GOOD = Set.of(Verdict.PASSED, Verdict.WARNED, Verdict.FIXED);

    private NewBaseline() {}

    static Baseline of(Baseline old, List<RunResult> runs, Redaction redaction) {
        Map<String, Known> entries = new LinkedHashMap<>();
        old.known().forEach(entry -> entries.put(entry.id(), entry));
        for (RunResult run : runs) {
            for (ScenarioResult result : run.results()) {
                apply(result, entries, redaction);
            }
        }
        return new Baseline(List.copyOf(entries.values()));
    }

    private static void apply(ScenarioResult result, Map<String, Known> entries, Redaction redaction) {
        String id = result.scenario().id();
        @Nullable Known before = entries.get(id);
        for (String alias : result.scenario().aliases()) {
            @Nullable Known underAlias = entries.remove(alias);
            before = before == null ? underAlias : before;
        }
        if (GOOD.contains(result.verdict())) {
            // One pass says nothing of what fails at times.
            if (before != null && before.intermittent()) {
                entries.put(id, before.under(id));
            } else {
                entries.remove(id);
            }
        } else if (FAILURES.contains(result.verdict())) {
            String requirement = Baseline.firstRequirement(result);
            boolean same = before != null && before.requirement().equals(requirement);
            Known entry = same && before != null
                    ? before.under(id)
                    : new Known(id, requirement, redaction.of(result).text(reason(result)), null, null);
            entries.put(id, entry.silent(result.findings().stream().anyMatch(Finding::isSilence)));
        } else if (before != null) {
            entries.put(id, before);
        }
    }

    /** Of the finding itself: a changed failure's reason speaks of the old baseline. */
    private static String reason(ScenarioResult result) {
        return result.findings().stream()
                .filter(finding -> finding.requirement().equals(Baseline.firstRequirement(result)))
                .findFirst()
                .map(finding -> "expected " + String.join(" or ", finding.allowed()) + ", found " + finding.found())
                .orElse(result.reason());
    }
}
